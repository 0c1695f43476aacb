namespace AefVideo.Protection.Optimization;

/// <summary>A part of an iteration: looks at the generators through δ and moves it.</summary>
internal interface IStage
{
    /// <summary>Changes the step's state. Tensors that it makes belong to the caller's dispose scope.</summary>
    void Run(Step step);
}
