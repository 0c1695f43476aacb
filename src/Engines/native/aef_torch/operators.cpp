// Every operator of ATen through libtorch's own dispatcher: found once by name, called with tagged values.
#include "abi.h"

#include <cstdlib>

#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>

namespace {

using aef::Value;

c10::IValue optional_tensor(void* handle) {
    return handle ? c10::IValue(aef::borrow(static_cast<aef::Handle>(handle))) : c10::IValue();
}

c10::IValue to_ivalue(const Value& value, const c10::Argument& argument) {
    switch (value.tag) {
    case aef::None: return {};
    case aef::Int: return value.integer;
    case aef::Double: return value.real;
    case aef::Bool: return value.integer != 0;
    case aef::Tensor: return aef::borrow(static_cast<aef::Handle>(value.data));
    case aef::IntList: {
        auto first = static_cast<const int64_t*>(value.data);
        return std::vector<int64_t>(first, first + value.count);
    }
    case aef::DoubleList: {
        auto first = static_cast<const double*>(value.data);
        return std::vector<double>(first, first + value.count);
    }
    case aef::TensorList: {
        c10::List<at::Tensor> list;
        list.reserve(value.count);
        for (int32_t i = 0; i < value.count; i++) list.push_back(aef::borrow(static_cast<aef::Handle*>(value.data)[i]));
        return list;
    }
    case aef::OptionalTensorList: {
        c10::impl::GenericList list(c10::OptionalType::ofTensor());
        list.reserve(value.count);
        for (int32_t i = 0; i < value.count; i++) list.push_back(optional_tensor(static_cast<void**>(value.data)[i]));
        return list;
    }
    case aef::Device: return c10::Device(static_cast<c10::DeviceType>(value.integer), static_cast<c10::DeviceIndex>(value.count));
    case aef::String: return std::string(static_cast<const char*>(value.data), value.count);
    case aef::Generator:
        TORCH_CHECK(value.data != nullptr, "a generator handle is null");
        return *static_cast<const at::Generator*>(value.data);
    case aef::Complex: {
        auto parts = static_cast<const double*>(value.data);
        return c10::complex<double>(parts[0], parts[1]);
    }
    case aef::Default:
        TORCH_CHECK(argument.default_value(), "argument ", argument.name(), " has no default");
        return *argument.default_value();
    }
    TORCH_CHECK(false, "unknown tag ", value.tag, " for argument ", argument.name());
}

Value to_value(c10::IValue&& result) {
    Value value{};
    if (result.isTensor()) {
        value.tag = aef::Tensor;
        value.data = aef::give(std::move(result).toTensor());
    } else if (result.isInt()) {
        value.tag = aef::Int;
        value.integer = result.toInt();
    } else if (result.isDouble()) {
        value.tag = aef::Double;
        value.real = result.toDouble();
    } else if (result.isBool()) {
        value.tag = aef::Bool;
        value.integer = result.toBool();
    } else if (result.isTensorList()) {
        auto list = result.toTensorVector();
        auto handles = static_cast<aef::Handle*>(std::malloc(sizeof(aef::Handle) * (list.size() + 1)));
        for (size_t i = 0; i < list.size(); i++) handles[i] = aef::give(std::move(list[i]));
        value.tag = aef::TensorList;
        value.count = static_cast<int32_t>(list.size());
        value.data = handles;
    } else {
        TORCH_CHECK(result.isNone(), "a result of kind ", result.tagKind(), " cannot cross the ABI");
    }
    return value;
}

}  // namespace

// The operator lives as long as the process, as its registration does.
AEF_EXPORT int32_t aef_torch_find(const char* name, const char* overload, void** op) {
    return aef::guarded([&] { *op = new c10::OperatorHandle(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload)); });
}

// Arguments that are not given take the schema's defaults. `results` holds at most `capacity` values; their number goes to `written`.
AEF_EXPORT int32_t aef_torch_call(void* op, const Value* arguments, int32_t count, Value* results, int32_t capacity, int32_t* written) {
    return aef::guarded([&] {
        TORCH_CHECK(op != nullptr, "an operator handle is null");
        auto& handle = *static_cast<c10::OperatorHandle*>(op);
        auto& schema = handle.schema().arguments();
        TORCH_CHECK(static_cast<size_t>(count) <= schema.size(), handle.operator_name(), " takes ", schema.size(), " arguments, not ", count);
        static const Value missing{aef::Default, 0, {0}};
        c10::Stack stack;
        stack.reserve(schema.size());
        for (size_t i = 0; i < schema.size(); i++)
            stack.push_back(to_ivalue(i < static_cast<size_t>(count) ? arguments[i] : missing, schema[i]));
        handle.callBoxed(&stack);
        TORCH_CHECK(stack.size() <= static_cast<size_t>(capacity), handle.operator_name(), " returned ", stack.size(), " values");
        *written = static_cast<int32_t>(stack.size());
        for (size_t i = 0; i < stack.size(); i++) results[i] = to_value(std::move(stack[i]));
    });
}

// Frees the array of a tensor list result, not its tensors.
AEF_EXPORT void aef_torch_free(void* memory) { std::free(memory); }
