// Errors, threads, devices and random numbers.
#include "abi.h"

#include <mutex>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/impl/VirtualGuardImpl.h>

std::string& aef::last_error() {
    thread_local std::string message;
    return message;
}

namespace {

at::Generator& generator(void* handle) {
    TORCH_CHECK(handle != nullptr, "a generator handle is null");
    return *static_cast<at::Generator*>(handle);
}

c10::Device device(int32_t type, int32_t index) { return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index)); }

int32_t device_count(c10::DeviceType type) {
    return c10::impl::hasDeviceGuardImpl(type) ? c10::impl::VirtualGuardImpl(type).deviceCount() : 0;
}

}  // namespace

AEF_EXPORT const char* aef_torch_last_error() { return aef::last_error().c_str(); }

AEF_EXPORT int32_t aef_torch_get_num_threads() { return at::get_num_threads(); }

AEF_EXPORT int32_t aef_torch_set_num_threads(int32_t count) {
    return aef::guarded([&] { at::set_num_threads(count); });
}

AEF_EXPORT int32_t aef_torch_manual_seed(int64_t seed) {
    return aef::guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

AEF_EXPORT int32_t aef_torch_device_count(int32_t type) {
    int32_t count = 0;
    aef::guarded([&] { count = device_count(static_cast<c10::DeviceType>(type)); });
    return count;
}

AEF_EXPORT int32_t aef_torch_has_cudnn() {
    int32_t has = 0;
    aef::guarded([&] { has = at::globalContext().hasCuDNN(); });
    return has;
}

AEF_EXPORT int32_t aef_torch_synchronize(int32_t type, int32_t index) {
    return aef::guarded([&] {
        c10::impl::VirtualGuardImpl guard(static_cast<c10::DeviceType>(type));
        auto target = index < 0 ? guard.getDevice() : device(type, index);
        guard.synchronizeStream(guard.getStream(target));
    });
}

AEF_EXPORT int32_t aef_torch_default_generator(int32_t type, int32_t index, void** result) {
    return aef::guarded([&] { *result = new at::Generator(at::globalContext().defaultGenerator(device(type, index))); });
}

AEF_EXPORT int32_t aef_torch_new_generator(uint64_t seed, int32_t type, int32_t index, void** result) {
    return aef::guarded([&] {
        auto made = static_cast<c10::DeviceType>(type) == c10::kCPU ? at::detail::createCPUGenerator(seed)
                                                                    : at::globalContext().defaultGenerator(device(type, index)).clone();
        made.set_current_seed(seed);
        *result = new at::Generator(std::move(made));
    });
}

AEF_EXPORT void aef_torch_release_generator(void* handle) { delete static_cast<at::Generator*>(handle); }

AEF_EXPORT int32_t aef_torch_generator_seed(void* handle, uint64_t seed) {
    return aef::guarded([&] {
        auto& self = generator(handle);
        std::lock_guard<std::mutex> lock(self.mutex());
        self.set_current_seed(seed);
    });
}

AEF_EXPORT int32_t aef_torch_generator_initial_seed(void* handle, uint64_t* seed) {
    return aef::guarded([&] { *seed = generator(handle).current_seed(); });
}

AEF_EXPORT int32_t aef_torch_generator_get_state(void* handle, aef::Handle* state) {
    return aef::guarded([&] {
        auto& self = generator(handle);
        std::lock_guard<std::mutex> lock(self.mutex());
        *state = aef::give(self.get_state());
    });
}

AEF_EXPORT int32_t aef_torch_generator_set_state(void* handle, aef::Handle state) {
    return aef::guarded([&] {
        auto& self = generator(handle);
        std::lock_guard<std::mutex> lock(self.mutex());
        self.set_state(aef::borrow(state));
    });
}
