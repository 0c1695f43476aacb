// A lone tensor in libtorch's own archive format.
#include "abi.h"

#include <torch/serialize/archive.h>

AEF_EXPORT int32_t aef_torch_save(aef::Handle tensor, const char* path) {
    return aef::guarded([&] {
        torch::serialize::OutputArchive archive;
        archive.write("0", aef::borrow(tensor));
        archive.save_to(path);
    });
}

AEF_EXPORT int32_t aef_torch_load(const char* path, aef::Handle* tensor) {
    return aef::guarded([&] {
        torch::serialize::InputArchive archive;
        archive.load_from(path);
        at::Tensor result;
        archive.read("0", result);
        *tensor = aef::give(std::move(result));
    });
}
