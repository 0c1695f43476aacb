// The counts of live tensors, the random generator and the number of threads belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
