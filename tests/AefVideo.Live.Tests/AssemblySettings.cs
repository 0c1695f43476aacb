// Runs are timed by the clock on the wall: side by side they would wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
