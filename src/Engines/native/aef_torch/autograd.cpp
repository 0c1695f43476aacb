// The autograd engine and its switches.
#include "abi.h"

#include <ATen/Functions.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

namespace {

std::vector<at::Tensor> borrow_all(aef::Handle* handles, int32_t count) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(count);
    for (int32_t i = 0; i < count; i++) tensors.push_back(handles[i] ? aef::borrow(handles[i]) : at::Tensor());
    return tensors;
}

}  // namespace

AEF_EXPORT int32_t aef_torch_backward(aef::Handle* tensors, int32_t count, aef::Handle* gradients, int32_t gradient_count, int32_t retain_graph,
                                      int32_t create_graph, aef::Handle* inputs, int32_t input_count) {
    return aef::guarded([&] {
        torch::autograd::backward(borrow_all(tensors, count), borrow_all(gradients, gradient_count), retain_graph != 0, create_graph != 0,
                                  borrow_all(inputs, input_count));
    });
}

AEF_EXPORT int32_t aef_torch_grad(aef::Handle* outputs, int32_t output_count, aef::Handle* inputs, int32_t input_count, aef::Handle* gradients,
                                  int32_t gradient_count, int32_t retain_graph, int32_t create_graph, int32_t allow_unused, aef::Handle* results) {
    return aef::guarded([&] {
        auto found = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count), borrow_all(gradients, gradient_count),
                                           retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < found.size(); i++) results[i] = aef::give(std::move(found[i]));
    });
}

AEF_EXPORT int32_t aef_torch_get_grad(aef::Handle tensor, aef::Handle* result) {
    return aef::guarded([&] { *result = aef::give(aef::borrow(tensor).grad()); });
}

AEF_EXPORT int32_t aef_torch_set_grad(aef::Handle tensor, aef::Handle gradient) {
    return aef::guarded([&] { aef::borrow(tensor).mutable_grad() = gradient ? aef::borrow(gradient) : at::Tensor(); });
}

AEF_EXPORT int32_t aef_torch_set_requires_grad(aef::Handle tensor, int32_t on) {
    return aef::guarded([&] { aef::borrow(tensor).set_requires_grad(on != 0); });
}

AEF_EXPORT int32_t aef_torch_retain_grad(aef::Handle tensor) {
    return aef::guarded([&] { aef::borrow(tensor).retain_grad(); });
}

AEF_EXPORT int32_t aef_torch_grad_enabled() { return c10::GradMode::is_enabled(); }
AEF_EXPORT void aef_torch_set_grad_enabled(int32_t on) { c10::GradMode::set_enabled(on != 0); }
AEF_EXPORT int32_t aef_torch_inference_enabled() { return c10::InferenceMode::is_enabled(); }

AEF_EXPORT int32_t aef_torch_enter_inference(int32_t on, void** guard) {
    return aef::guarded([&] { *guard = new c10::InferenceMode(on != 0); });
}

AEF_EXPORT void aef_torch_leave_inference(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

AEF_EXPORT int32_t aef_torch_anomaly_enabled() { return torch::autograd::AnomalyMode::is_enabled(); }
AEF_EXPORT int32_t aef_torch_anomaly_checks_nan() { return torch::autograd::AnomalyMode::should_check_nan(); }
AEF_EXPORT void aef_torch_set_anomaly(int32_t on, int32_t check_nan) { torch::autograd::AnomalyMode::set_enabled(on != 0, check_nan != 0); }
