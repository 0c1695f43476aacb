// A tensor's life and what can be asked of it without computing.
#include "abi.h"

#include <cstring>

#include <ATen/Functions.h>
#include <ATen/core/NamedTensor.h>

AEF_EXPORT void aef_torch_release(aef::Handle tensor) {
    if (tensor) c10::intrusive_ptr<at::TensorImpl, c10::UndefinedTensorImpl>::reclaim(tensor);
}

// Shape and kind at once: info[0] = dimensions, [1] = dtype, [2] = device type, [3] = device index, [4] = elements, [5] = element size,
// [6] = flags (1 contiguous, 2 requires grad, 4 leaf, 8 sparse), [7] = storage offset; then up to `room` sizes and as many strides.
AEF_EXPORT int32_t aef_torch_describe(aef::Handle tensor, int64_t* info, int64_t* sizes, int64_t* strides, int32_t room) {
    return aef::guarded([&] {
        auto self = aef::borrow(tensor);
        bool strided = self.layout() == c10::kStrided;
        info[0] = self.dim();
        info[1] = static_cast<int64_t>(self.scalar_type());
        info[2] = static_cast<int64_t>(self.device().type());
        info[3] = self.device().index();
        info[4] = self.numel();
        info[5] = static_cast<int64_t>(self.element_size());
        info[6] = (strided && self.is_contiguous() ? 1 : 0) | (self.requires_grad() ? 2 : 0) | (self.is_leaf() ? 4 : 0) | (self.is_sparse() ? 8 : 0);
        info[7] = strided ? self.storage_offset() : 0;
        for (int64_t i = 0; i < self.dim() && i < room; i++) {
            if (sizes) sizes[i] = self.size(i);
            if (strides) strides[i] = strided ? self.stride(i) : 0;
        }
    });
}

AEF_EXPORT int32_t aef_torch_data(aef::Handle tensor, void** data) {
    return aef::guarded([&] { *data = aef::borrow(tensor).data_ptr(); });
}

// A tensor over the caller's memory; `deleter(context)` runs when libtorch lets go of it.
AEF_EXPORT int32_t aef_torch_from_blob(void* data, const int64_t* sizes, int32_t dimensions, int32_t dtype, void (*deleter)(void*), void* context, aef::Handle* result) {
    return aef::guarded([&] {
        *result = aef::give(at::from_blob(data, at::IntArrayRef(sizes, dimensions), [=](void*) { deleter(context); },
                                          at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)).device(at::kCPU)));
    });
}

// A contiguous tensor on the CPU holding a copy of `bytes` bytes at `data`.
AEF_EXPORT int32_t aef_torch_copy_blob(const void* data, int64_t bytes, const int64_t* sizes, int32_t dimensions, int32_t dtype, aef::Handle* result) {
    return aef::guarded([&] {
        auto tensor = at::empty(at::IntArrayRef(sizes, dimensions), at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)).device(at::kCPU));
        TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == bytes, "the shape needs ", tensor.nbytes(), " bytes, the array has ", bytes);
        if (bytes > 0) std::memcpy(tensor.data_ptr(), data, bytes);
        *result = aef::give(std::move(tensor));
    });
}

// Names the dimensions, null for one without a name.
AEF_EXPORT int32_t aef_torch_rename(aef::Handle tensor, const char* const* names, int32_t count) {
    return aef::guarded([&] {
        auto self = aef::borrow(tensor);
        std::vector<at::Dimname> dimensions;
        for (int32_t i = 0; i < count; i++)
            dimensions.push_back(names[i] ? at::Dimname::fromSymbol(at::Symbol::dimname(names[i])) : at::Dimname::wildcard());
        at::internal_set_names_inplace(self, at::DimnameList(dimensions));
    });
}
