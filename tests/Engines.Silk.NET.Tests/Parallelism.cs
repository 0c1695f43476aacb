// GLFW and the display it opens are one for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
