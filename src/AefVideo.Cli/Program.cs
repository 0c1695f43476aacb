using AefVideo.Cli;

return (int)await CommandLine.RunAsync(args).ConfigureAwait(false);
