using System.Numerics;
using AefVideo.Preview;
using AefVideo.Preview.Platform;
using AefVideo.Preview.Rendering;

namespace AefVideo.Tests;

public sealed class SessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Only_rows_that_have_changed_are_sent() => Studio.RunAsync(async host =>
    {
        await host.StepAsync(TimeSpan.Zero, isForging: false, Cancellation);
        var picture = host.Session.Scene.Picture!;
        Assert.Equal(picture.Format.ByteCount, picture.SentBytes);
        await host.StepAsync(TimeSpan.FromSeconds(0.04), isForging: false, Cancellation);
        await host.StepAsync(TimeSpan.FromSeconds(0.04), isForging: false, Cancellation);
        // Only the face moves.
        Assert.InRange(picture.SentBytes, 1, picture.Format.ByteCount * 9 / 10);
    });

    [Fact]
    public Task What_is_sent_in_parts_equals_what_was_decoded() => Studio.RunAsync(async host =>
    {
        host.Session.State.Strength = 0;
        for (var i = 0; i < 30; i++) await host.StepAsync(TimeSpan.FromSeconds(0.04), isForging: false, Cancellation);
        var frame = host.Session.Player.Current!;
        for (var plane = 0; plane < 3; plane++)
            Assert.True(frame.Picture.Plane(plane).SequenceEqual(Read(host, plane)), $"plane {plane} is not what was decoded");
    });

    [Fact]
    public Task The_strength_takes_effect_in_the_next_frame_also_while_the_video_stands_still() => Studio.RunAsync(async host =>
    {
        var protectedPicture = await Studio.ShootAsync(host);
        host.Session.Player.IsPaused = true;
        host.Session.State.Strength = 0;
        host.Session.Update();
        host.Draw();
        Assert.True(Golden.Distance(protectedPicture, host.Read()) > 0.1);
        Assert.True(host.Session.Player.Current!.Picture.Plane(0).SequenceEqual(Read(host, 0)));
    });

    [Fact]
    public Task Both_forgeries_are_of_the_same_frame_and_their_age_is_the_distance_to_it() => Studio.RunAsync(async host =>
    {
        await Studio.ShootAsync(host);
        var state = host.Session.Scene.Forged.State(0);
        Assert.Equal(host.Session.Scene.Time, state.Time);
        for (var i = 0; i < 5; i++) await host.StepAsync(TimeSpan.FromSeconds(0.04), isForging: false, Cancellation);
        Assert.Equal(state.Time, host.Session.Scene.Forged.State(0).Time);
        Assert.Equal(200, (host.Session.Scene.Time - state.Time).TotalMilliseconds, 1.0);
        Assert.True(host.Session.Scene.TryFind(0, 0, out _));
    });

    [Fact]
    public Task A_forgery_of_another_edit_or_generator_is_not_shown_for_the_chosen_one() => Studio.RunAsync(async host =>
    {
        await Studio.ShootAsync(host);
        Assert.True(host.Session.Scene.TryFind(0, 0, out _));
        host.Session.ChangeEdit(1);
        Assert.False(host.Session.Scene.TryFind(0, 1, out _));
        host.Session.ChangeForger(1);
        Assert.False(host.Session.Scene.TryFind(1, 0, out _));
        await host.Session.ForgeNowAsync(Cancellation);
        Assert.True(host.Session.Scene.TryFind(1, 0, out _));
    });

    [Fact]
    public Task A_jump_takes_the_forgeries_of_before_away() => Studio.RunAsync(async host =>
    {
        await Studio.ShootAsync(host);
        host.Session.Player.Seek(TimeSpan.FromSeconds(30));
        await host.StepAsync(TimeSpan.Zero, isForging: false, Cancellation);
        Assert.False(host.Session.Scene.TryFind(0, 0, out _));
        await host.StepAsync(TimeSpan.Zero, isForging: true, Cancellation);
        Assert.True(host.Session.Scene.TryFind(0, 0, out _));
    });

    [Fact]
    public Task Rates_begin_anew_with_another_strength() => Studio.RunAsync(async host =>
    {
        for (var i = 0; i < 3; i++) await host.StepAsync(TimeSpan.FromSeconds(0.2), isForging: true, Cancellation);
        var record = host.Session.Record(0, 0);
        Assert.Equal(3, record.Faces);
        Assert.Equal(1, record.SuccessRate);
        Assert.InRange(record.MeanL2Mask!.Value, 0.05, 4);
        host.Session.State.Strength = 0.5f;
        await host.StepAsync(TimeSpan.FromSeconds(0.2), isForging: true, Cancellation);
        Assert.Equal(1, host.Session.Record(0, 0).Faces);
    });

    [Fact]
    public Task In_the_grid_all_generators_forge() => Studio.RunAsync(async host =>
    {
        host.Session.State.Layout = PreviewLayout.Grid;
        await Studio.ShootAsync(host);
        for (var i = 0; i < host.Session.Forgers.Count; i++) Assert.True(host.Session.Scene.TryFind(i, 0, out _));
    });

    [Fact]
    public async Task A_generator_that_fails_is_told_and_the_rest_goes_on()
    {
        var setup = Studio.Setup();
        ((SeededForger)setup.Forgers[0]).Fault = new InvalidOperationException("weights of sand");
        await Studio.RunAsync(
            async host =>
            {
                await host.WaitAsync(TimeSpan.Zero, Cancellation);
                host.Session.ShowCurrent();
                await host.Session.ForgeNowAsync(Cancellation);
                host.Session.Update();
                host.Draw();
                Assert.Contains("weights of sand", host.Session.Notice, StringComparison.Ordinal);
                await host.WaitAsync(TimeSpan.FromSeconds(1), Cancellation);
                host.Session.ShowCurrent();
                host.Session.Update();
                host.Draw();
                Assert.Equal(25, host.Session.Player.Current!.Timestamp);
            },
            setup: setup);
    }

    [Fact]
    public Task A_storm_of_sizes_leaves_no_object_behind() => Studio.RunAsync(async host =>
    {
        await Studio.ShootAsync(host);
        var before = host.Session.Objects;
        var random = new Random(9);
        using (var target = new Preview.Graphics.RenderTarget(host.Device, Preview.Graphics.TextureKind.Rgba, 1600, 1200))
        {
            for (var i = 0; i < 150; i++)
            {
                host.Session.State.Layout = (PreviewLayout)(i % 5);
                host.Session.Update();
                host.Session.Draw(1 + random.Next(1600), 1 + random.Next(1200), target.Framebuffer);
            }
            host.Session.Draw(0, 0, target.Framebuffer);
        }
        Assert.Equal(Silk.NET.OpenGL.GLEnum.NoError, host.Device.Gl.GetError());
        Assert.Equal(before, host.Session.Objects);
        // The driver gives the lowest name that is free: it agrees with the count.
        var name = host.Device.NewTexture();
        host.Device.DeleteTexture(name);
        Assert.InRange((int)name, 1, before.Textures + 2);
    });

    [Fact]
    public async Task Nothing_is_left_when_a_session_ends()
    {
        Preview.Graphics.GlDevice? device = null;
        await Studio.RunAsync(async host =>
        {
            device = host.Device;
            host.Session.State.Layout = PreviewLayout.Grid;
            await Studio.ShootAsync(host);
        });
        Assert.Equal(0, device!.Counts.Total);
    }

    [Fact]
    public Task The_mouse_moves_divider_strength_and_time_and_chooses_layouts() => Studio.RunAsync(
        async host =>
        {
            await Studio.ShootAsync(host);
            var session = host.Session;
            var plan = session.Plan!;
            PointerActions.Press(session, Middle(plan.Tabs[1]));
            Assert.Equal(PreviewLayout.Split, session.State.Layout);
            host.Draw();
            var range = session.DividerRange;
            var held = PointerActions.Press(session, new(range.Left + range.Width * 0.25f, range.Top + 20));
            Assert.Equal(0.25f, session.State.Divider, 0.01f);
            PointerActions.Drag(session, held, new(range.Right + 500, 0));
            Assert.Equal(1, session.State.Divider);

            held = PointerActions.Press(session, Middle(plan.Strength));
            Assert.Equal(DragTarget.Strength, held);
            Assert.Equal(0.5f, session.State.Strength, 0.01f);
            PointerActions.Turn(session, 2);
            Assert.Equal(0.54f, session.State.Strength, 0.01f);

            PointerActions.Press(session, Middle(plan.Timeline));
            Assert.Equal(30, session.Player.Position.TotalSeconds, 0.2);
            PointerActions.Press(session, Middle(plan.Play));
            Assert.True(session.Player.IsPaused);
        },
        1280,
        720);

    [Fact]
    public async Task Drawing_allocates_nothing_in_the_steady_state()
    {
        var setup = Studio.Setup();
        await Studio.RunAsync(
            async host =>
            {
                await Studio.ShootAsync(host);
                host.Session.Player.IsPaused = true;
                foreach (var layout in Enum.GetValues<PreviewLayout>())
                {
                    host.Session.State.Layout = layout;
                    for (var i = 0; i < 10; i++) Round(host);
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    for (var i = 0; i < 20; i++) Round(host);
                    // One delegate here or there would be thousands of bytes.
                    Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
                }
            },
            setup: setup);

        static void Round(OffscreenHost host)
        {
            host.Session.Scene.Forget();
            host.Session.Update();
            host.Draw();
        }
    }

    private static Vector2 Middle(System.Drawing.RectangleF place) => new(place.X + place.Width / 2, place.Y + place.Height / 2);

    private static unsafe ReadOnlySpan<byte> Read(OffscreenHost host, int plane)
    {
        var target = host.Session.Scene.Protected!.Target(plane);
        target.Bind();
        var samples = new byte[target.Texture.Width * target.Texture.Height];
        host.Device.Gl.PixelStore(Silk.NET.OpenGL.PixelStoreParameter.PackAlignment, 1);
        fixed (byte* first = samples)
            host.Device.Gl.ReadPixels(0, 0, (uint)target.Texture.Width, (uint)target.Texture.Height, Silk.NET.OpenGL.PixelFormat.Red, Silk.NET.OpenGL.PixelType.UnsignedByte, first);
        return samples;
    }
}
