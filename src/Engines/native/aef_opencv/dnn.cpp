#include "arrays.h"

#include <opencv2/dnn.hpp>
#include <string>

namespace
{
    // Names cross the border as one block: each ends with a zero byte.
    void giveNames(const std::vector<std::string>& names, AefBuffer* out)
    {
        std::vector<char> block;
        for (const std::string& name : names) block.insert(block.end(), name.c_str(), name.c_str() + name.size() + 1);
        give(block, out);
    }

    std::vector<std::string> takeNames(const char* block, int count)
    {
        std::vector<std::string> names;
        for (int i = 0; i < count; i++)
        {
            names.emplace_back(&checked(block));
            block += names.back().size() + 1;
        }
        return names;
    }
}

AEF_API int aef_net_new(cv::dnn::Net** out)
{
    return guard([&] { checked(out) = new cv::dnn::Net(); });
}

AEF_API void aef_net_delete(cv::dnn::Net* net) { delete net; }

AEF_API int aef_net_read(const char* model, const char* config, const char* framework, cv::dnn::Net** out)
{
    return guard([&] { checked(out) = new cv::dnn::Net(cv::dnn::readNet(&checked(model), &checked(config), &checked(framework))); });
}

AEF_API int aef_net_read_onnx_file(const char* file, cv::dnn::Net** out)
{
    return guard([&] { checked(out) = new cv::dnn::Net(cv::dnn::readNetFromONNX(&checked(file))); });
}

AEF_API int aef_net_read_onnx(const char* data, int64_t size, cv::dnn::Net** out)
{
    return guard([&] { checked(out) = new cv::dnn::Net(cv::dnn::readNetFromONNX(&checked(data), static_cast<size_t>(size))); });
}

AEF_API int aef_net_empty(cv::dnn::Net* net, int* out)
{
    return guard([&] { checked(out) = checked(net).empty(); });
}

AEF_API int aef_net_set_input(cv::dnn::Net* net, cv::Mat* blob, const char* name)
{
    return guard([&] { checked(net).setInput(checked(blob), &checked(name)); });
}

AEF_API int aef_net_forward(cv::dnn::Net* net, const char* name, cv::Mat** out)
{
    return guard([&] { give(checked(net).forward(name ? name : ""), out); });
}

// The results of one output layer, assigned to the given matrices in turn.
AEF_API int aef_net_forward_layer(cv::dnn::Net* net, cv::Mat* const* outputs, int count, const char* name)
{
    return guard([&] {
        std::vector<cv::Mat> results;
        checked(net).forward(results, name ? name : "");
        for (int i = 0; i < count && i < static_cast<int>(results.size()); i++) checked(checked(outputs + i)) = results[i];
    });
}

AEF_API int aef_net_forward_layers(cv::dnn::Net* net, cv::Mat* const* outputs, int count, const char* names, int nameCount)
{
    return guard([&] {
        std::vector<cv::Mat> results;
        checked(net).forward(results, takeNames(names, nameCount));
        for (int i = 0; i < count && i < static_cast<int>(results.size()); i++) checked(checked(outputs + i)) = results[i];
    });
}

AEF_API int aef_net_set_preferable_backend(cv::dnn::Net* net, int backend)
{
    return guard([&] { checked(net).setPreferableBackend(backend); });
}

AEF_API int aef_net_set_preferable_target(cv::dnn::Net* net, int target)
{
    return guard([&] { checked(net).setPreferableTarget(target); });
}

AEF_API int aef_net_enable_fusion(cv::dnn::Net* net, int fusion)
{
    return guard([&] { checked(net).enableFusion(fusion != 0); });
}

AEF_API int aef_net_set_inputs_names(cv::dnn::Net* net, const char* names, int count)
{
    return guard([&] { checked(net).setInputsNames(takeNames(names, count)); });
}

AEF_API int aef_net_layer_id(cv::dnn::Net* net, const char* layer, int* out)
{
    return guard([&] { checked(out) = checked(net).getLayerId(std::string(&checked(layer))); });
}

AEF_API int aef_net_layer_names(cv::dnn::Net* net, AefBuffer* out)
{
    return guard([&] { giveNames(checked(net).getLayerNames(), out); });
}

AEF_API int aef_net_unconnected_out_layers(cv::dnn::Net* net, AefBuffer* out)
{
    return guard([&] { give(checked(net).getUnconnectedOutLayers(), out); });
}

AEF_API int aef_net_unconnected_out_layers_names(cv::dnn::Net* net, AefBuffer* out)
{
    return guard([&] { giveNames(checked(net).getUnconnectedOutLayersNames(), out); });
}

AEF_API int aef_net_perf_profile(cv::dnn::Net* net, AefBuffer* timings, int64_t* ticks)
{
    return guard([&] {
        std::vector<double> list;
        checked(ticks) = checked(net).getPerfProfile(list);
        give(list, timings);
    });
}

AEF_API int aef_blob_from_image(cv::Mat* image, double scale, AefSize size, AefScalar mean, int swapRB, int crop, cv::Mat** out)
{
    return guard([&] { give(cv::dnn::blobFromImage(checked(image), scale, cpp(size), cpp(mean), swapRB != 0, crop != 0), out); });
}

AEF_API int aef_blob_from_images(cv::Mat* const* images, int count, double scale, AefSize size, AefScalar mean, int swapRB, int crop, cv::Mat** out)
{
    return guard([&] { give(cv::dnn::blobFromImages(mats(images, count), scale, cpp(size), cpp(mean), swapRB != 0, crop != 0), out); });
}

AEF_API int aef_nms_boxes(const AefRect* boxes, int boxCount, const float* scores, int scoreCount, float scoreThreshold, float nmsThreshold, float eta, int topK, AefBuffer* out)
{
    return guard([&] {
        std::vector<cv::Rect> rects;
        rects.reserve(boxCount);
        for (int i = 0; i < boxCount; i++) rects.push_back(cpp(boxes[i]));
        std::vector<int> indices;
        cv::dnn::NMSBoxes(rects, std::vector<float>(scores, scores + scoreCount), scoreThreshold, nmsThreshold, indices, eta, topK);
        give(indices, out);
    });
}

AEF_API int aef_nms_boxes_2d(const AefRect2d* boxes, int boxCount, const float* scores, int scoreCount, float scoreThreshold, float nmsThreshold, float eta, int topK, AefBuffer* out)
{
    return guard([&] {
        std::vector<cv::Rect2d> rects;
        rects.reserve(boxCount);
        for (int i = 0; i < boxCount; i++) rects.emplace_back(boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height);
        std::vector<int> indices;
        cv::dnn::NMSBoxes(rects, std::vector<float>(scores, scores + scoreCount), scoreThreshold, nmsThreshold, indices, eta, topK);
        give(indices, out);
    });
}
