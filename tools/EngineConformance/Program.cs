using EngineConformance;

// 0: all of ours exists officially. 1: something does not. 2: wrong usage, or an assembly that cannot be read.
try
{
    var arguments = Arguments.Parse(args);
    using var ours = new AssemblySet(arguments.Ours);
    using var official = new AssemblySet(arguments.Official);
    var report = new Report();
    foreach (var type in ours.VisibleTypes) new TypeComparison(type, official, report).Run();
    report.Write(Console.Out);
    return report.HasDifferences ? 1 : 0;
}
catch (UsageException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
catch (FileNotFoundException exception)
{
    Console.Error.WriteLine($"A signature names a type of {exception.FileName}, which is not there: put it beside the others or give it as well.");
    return 2;
}
catch (Exception exception) when (exception is BadImageFormatException or IOException)
{
    Console.Error.WriteLine($"An assembly cannot be read: {exception.Message}");
    return 2;
}
