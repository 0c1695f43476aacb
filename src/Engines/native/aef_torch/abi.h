// What every translation unit of the shim shares: handles, tagged values, and the rule that no C++ exception leaves.
#pragma once

#include <cstdint>
#include <exception>
#include <string>

#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>

#define AEF_EXPORT extern "C" __attribute__((visibility("default")))

namespace aef {

// A tensor crosses the ABI as its TensorImpl with one reference owned by the caller; an undefined tensor as null.
using Handle = at::TensorImpl*;

enum Tag : int32_t {
    None = 0, Int = 1, Double = 2, Bool = 3, Tensor = 4, IntList = 5, DoubleList = 6, TensorList = 7, OptionalTensorList = 8,
    Device = 9, String = 10, Generator = 11, Complex = 12, Default = 13
};

// One argument or result of an operator. Lists: `data` points at `count` elements. Device: `integer` is the type, `count` the index.
struct Value {
    int32_t tag;
    int32_t count;
    union { int64_t integer; double real; void* data; };
};

std::string& last_error();

inline at::Tensor borrow(Handle handle) {
    TORCH_CHECK(handle != nullptr, "a tensor handle is null");
    return at::Tensor(c10::intrusive_ptr<at::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(handle));
}

inline Handle give(at::Tensor tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

// Runs `body`; 0 on success, 1 on failure, the message then waits in last_error() of this thread.
template <class Body> int32_t guarded(Body&& body) noexcept {
    try {
        body();
        return 0;
    } catch (const c10::Error& error) {
        last_error() = error.what_without_backtrace();
    } catch (const std::exception& error) {
        last_error() = error.what();
    } catch (...) {
        last_error() = "an exception that is not a std::exception";
    }
    return 1;
}

}  // namespace aef
