// Software rasterisers use every core: several contexts at once would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
