using System.Globalization;
using AefVideo.Dashboard.Contracts;
using Microsoft.AspNetCore.Http;

namespace AefVideo.Dashboard.Serving;

/// <summary>The buttons: <c>POST /strength?value=0…1</c>, <c>/pause?on=true|false</c>, <c>/blank?on=true|false</c>, <c>/refine</c>.</summary>
internal static class Commands
{
    /// <summary>Sets the strength.</summary>
    public static Task SetStrength(HttpContext context, ILiveSession session)
    {
        if (!float.TryParse(context.Request.Query["value"], NumberStyles.Float, CultureInfo.InvariantCulture, out var strength) || strength is not (>= 0 and <= 1))
            return Gate.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, "The strength is a value from 0 to 1.");
        session.SetStrength(strength);
        return Done(context);
    }

    /// <summary>Turns something on or off.</summary>
    public static Task Switch(HttpContext context, Action<bool> set)
    {
        if (!bool.TryParse(context.Request.Query["on"], out var on)) return Gate.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, "Say on=true or on=false.");
        set(on);
        return Done(context);
    }

    /// <summary>Hurries the refinement.</summary>
    public static Task Refine(HttpContext context, ILiveSession session) =>
        session.RefineNow() ? Done(context) : Gate.RefuseAsync(context.Response, StatusCodes.Status409Conflict, "Nothing is refined in this run.");

    private static Task Done(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
