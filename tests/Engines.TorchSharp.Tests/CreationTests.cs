using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class CreationTests
{
    [Fact]
    public void Arrays_keep_their_type_shape_and_order()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([2, 3], matrix.shape);
        Assert.Equal(float32, matrix.dtype);
        Numbers.Near([1, 2, 3, 4, 5, 6], matrix);
        Assert.Equal(int64, tensor(new long[] { 7 }).dtype);
        Assert.Equal(int32, tensor(new[] { 7 }).dtype);
        Assert.Equal(float64, tensor(new[] { 7.0 }).dtype);
        Assert.Equal(uint8, tensor(new byte[] { 7 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true, false }).dtype);
        Assert.Equal([2, 1, 2], tensor(new float[,,] { { { 1, 2 } }, { { 3, 4 } } }).shape);
        Assert.Equal([3, 2], tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [3, 2]).shape);
        Assert.Equal([2, 2], tensor(new List<float> { 1, 2, 3, 4 }, 2, 2).shape);
        Assert.Equal(int32, tensor(new float[] { 1 }, dtype: int32).dtype);
        Assert.Empty(tensor(5f).shape);
    }

    [Fact]
    public void A_shape_larger_than_the_array_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2 }, [2, 2]));
        Assert.Contains("4 vs. 2", error.Message);
    }

    [Fact]
    public void Copies_and_shared_memory()
    {
        using var scope = NewDisposeScope();
        var array = new float[] { 1, 2, 3, 4 };
        var copy = tensor(array);
        var shared = from_array(array);
        var part = frombuffer(array, float32, 2, 1);
        array[1] = 20;
        Numbers.Near([1, 2, 3, 4], copy);
        Numbers.Near([1, 20, 3, 4], shared);
        Numbers.Near([20, 3], part);
        part[1] = tensor(30f);
        Assert.Equal(30, array[2]);
    }

    [Fact]
    public void Shared_memory_outlives_the_array_s_last_reference()
    {
        using var scope = NewDisposeScope();
        var made = Make();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using (made) Assert.Equal(100_000.0, made.sum().item<float>());

        static Tensor Make()
        {
            var array = new float[100_000];
            Array.Fill(array, 1);
            return from_array(array);
        }
    }

    [Fact]
    public void Filled_tensors()
    {
        using var scope = NewDisposeScope();
        Numbers.Near([0, 0, 0, 0], zeros(2, 2));
        Numbers.Near([1, 1, 1], ones(3));
        Numbers.Near([2.5, 2.5], full([2], 2.5));
        Assert.Equal(int64, full([2], 3).dtype);
        Assert.Equal([1, 2, 3, 4], empty(1, 2, 3, 4).shape);
        Numbers.Near([1, 0, 0, 1], eye(2));
        Numbers.Near([0, 1, 2], arange(3));
        Assert.Equal(int64, arange(3).dtype);
        Numbers.Near([1, 1.5, 2, 2.5], arange(1.0, 3.0, 0.5));
        Numbers.Near([0, 0.5, 1], linspace(0, 1, 3));
        Assert.Equal([2, 2], ones_like(zeros(2, 2)).shape);
        Numbers.Near([7, 7], full_like(zeros(2), 7));
        Assert.True(zeros(2, requires_grad: true).requires_grad);
        Assert.Equal(float64, zeros(2, dtype: float64).dtype);
    }

    [Fact]
    public void Bytes_are_the_tensor_s_own_memory()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1, 2 });
        BitConverter.TryWriteBytes(x.bytes[4..], 9f);
        Numbers.Near([1, 9], x);
        x.bytes = new byte[8];
        Numbers.Near([0, 0], x);
        Assert.Throws<ArgumentException>(() => { x.bytes = new byte[4]; });
        Assert.Throws<InvalidOperationException>(() => zeros(2, 3).transpose(0, 1).bytes.Length);
    }

    [Fact]
    public void Accessors_read_and_write_in_row_major_order_whatever_the_strides()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).transpose(0, 1);
        var data = x.data<float>();
        Assert.Equal(6, data.Count);
        Assert.Equal([1f, 4, 2, 5, 3, 6], data.ToArray());
        Assert.Equal([1f, 4, 2, 5, 3, 6], data);
        Assert.Equal(5f, data[1, 1]);
        data[2, 0] = 30;
        Assert.Equal(30f, x[2, 0].item<float>());
        var part = new float[2];
        data.CopyTo(part, 0, 3);
        Assert.Equal([5f, 30], part);
        data.CopyFrom([7f, 8], 0, 0);
        Numbers.Near([7, 8, 2, 5, 30, 6], x);
        Assert.Equal(2, ((float[,])data.ToNDArray()).GetLength(1));
    }

    [Fact]
    public void Items_need_the_right_type_and_a_single_element()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => tensor(1f).item<double>());
        Assert.Contains("Double is not compatible with Float32", error.Message);
        Assert.Throws<ArgumentException>(() => zeros(2).item<float>());
        Assert.Equal(5, tensor(5L).item<long>());
        Assert.Equal(3.0, (double)tensor(3f));
        Assert.Equal(4, tensor(4f).ToInt32());
        Assert.True(tensor(true).ToBoolean());
    }

    [Fact]
    public void Text_says_shape_type_and_device()
    {
        using var x = zeros(2, 3);
        Assert.Equal("[2x3], type = Float32, device = cpu", x.ToString());
    }

    [Fact]
    public void Types_and_devices_change()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { 1.7f, -1.2f });
        Assert.Equal([1L, -1], x.to(int64).data<long>().ToArray());
        Assert.Equal(float16, x.half().dtype);
        Assert.Equal(float64, x.@double().dtype);
        Assert.Equal(DeviceType.CPU, x.cpu().device_type);
        Assert.Equal(float64, x.to(zeros(1, dtype: float64)).dtype);
        Assert.Equal("cpu", x.device.ToString());
        Assert.Equal("cuda:1", new Device("cuda:1").ToString());
        Assert.Equal(DeviceType.META, zeros([2], device: META).device_type);
    }

    [Fact]
    public void Without_cuda_asking_for_it_says_so()
    {
        Assert.SkipWhen(cuda.is_available(), "this machine has CUDA");
        Assert.Equal(0, cuda.device_count());
        Assert.False(TryInitializeDeviceType(DeviceType.CUDA));
        Assert.Throws<InvalidOperationException>(() => zeros([1], device: new Device(DeviceType.CUDA)));
    }

    [Fact]
    public void The_number_of_threads_can_be_set()
    {
        var before = get_num_threads();
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(before);
    }
}
