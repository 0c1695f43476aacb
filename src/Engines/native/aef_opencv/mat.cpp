#include "arrays.h"

// Life

AEF_API int aef_mat_new(cv::Mat** out)
{
    return guard([&] { give(cv::Mat(), out); });
}

AEF_API int aef_mat_new_2d(int rows, int cols, int type, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(rows, cols, type), out); });
}

AEF_API int aef_mat_new_2d_scalar(int rows, int cols, int type, AefScalar value, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(rows, cols, type, cpp(value)), out); });
}

AEF_API int aef_mat_new_nd(int dims, const int* sizes, int type, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(dims, &checked(sizes), type), out); });
}

AEF_API int aef_mat_new_nd_scalar(int dims, const int* sizes, int type, AefScalar value, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(dims, &checked(sizes), type, cpp(value)), out); });
}

AEF_API int aef_mat_new_2d_over(int rows, int cols, int type, void* data, size_t step, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(rows, cols, type, data, step), out); });
}

AEF_API int aef_mat_new_nd_over(int dims, const int* sizes, int type, void* data, const size_t* steps, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(dims, &checked(sizes), type, data, steps), out); });
}

AEF_API int aef_mat_new_header(cv::Mat* of, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(checked(of)), out); });
}

AEF_API void aef_mat_delete(cv::Mat* mat) { delete mat; }

AEF_API int aef_mat_vector_new(std::vector<cv::Mat>** out)
{
    return guard([&] { checked(out) = new std::vector<cv::Mat>(); });
}

AEF_API void aef_mat_vector_delete(std::vector<cv::Mat>* vector) { delete vector; }

AEF_API int aef_mat_vector_count(std::vector<cv::Mat>* vector, int* out)
{
    return guard([&] { checked(out) = static_cast<int>(checked(vector).size()); });
}

AEF_API int aef_mat_vector_header(std::vector<cv::Mat>* vector, int index, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(checked(vector).at(index)), out); });
}

// The header. These never throw; a null handle reads as an empty matrix.

AEF_API int aef_mat_flags(const cv::Mat* m) { return m ? m->flags : 0; }
AEF_API int aef_mat_dims(const cv::Mat* m) { return m ? m->dims : 0; }
AEF_API int aef_mat_rows(const cv::Mat* m) { return m ? m->rows : 0; }
AEF_API int aef_mat_cols(const cv::Mat* m) { return m ? m->cols : 0; }
AEF_API int aef_mat_type(const cv::Mat* m) { return m ? m->type() : 0; }
AEF_API int aef_mat_is_continuous(const cv::Mat* m) { return m && m->isContinuous(); }
AEF_API int aef_mat_is_submatrix(const cv::Mat* m) { return m && m->isSubmatrix(); }
AEF_API int aef_mat_empty(const cv::Mat* m) { return !m || m->empty(); }
AEF_API int64_t aef_mat_total(const cv::Mat* m) { return m ? static_cast<int64_t>(m->total()) : 0; }
AEF_API int64_t aef_mat_elem_size(const cv::Mat* m) { return m ? static_cast<int64_t>(m->elemSize()) : 0; }
AEF_API int64_t aef_mat_elem_size1(const cv::Mat* m) { return m ? static_cast<int64_t>(m->elemSize1()) : 0; }
AEF_API uchar* aef_mat_data(const cv::Mat* m) { return m ? m->data : nullptr; }
AEF_API const uchar* aef_mat_datastart(const cv::Mat* m) { return m ? m->datastart : nullptr; }
AEF_API const uchar* aef_mat_dataend(const cv::Mat* m) { return m ? m->dataend : nullptr; }
AEF_API const uchar* aef_mat_datalimit(const cv::Mat* m) { return m ? m->datalimit : nullptr; }
// The caller keeps 0 <= dimension < dims.
AEF_API int aef_mat_size_at(const cv::Mat* m, int dimension) { return m ? m->size[dimension] : 0; }
AEF_API int64_t aef_mat_step_at(const cv::Mat* m, int dimension) { return m ? static_cast<int64_t>(m->step[dimension]) : 0; }
AEF_API int64_t aef_mat_step(const cv::Mat* m) { return m ? static_cast<int64_t>(static_cast<size_t>(m->step)) : 0; }

// The address of an element; null outside the matrix. count indices, of which the rest count as 0.
AEF_API uchar* aef_mat_ptr(const cv::Mat* m, const int* indices, int count)
{
    if (!m || !m->data || count > m->dims) return nullptr;
    uchar* address = m->data;
    for (int i = 0; i < count; i++)
    {
        if (indices[i] < 0 || indices[i] >= m->size[i]) return nullptr;
        address += m->step[i] * indices[i];
    }
    return address;
}

AEF_API int aef_mat_total_of(cv::Mat* m, int startDim, int endDim, int64_t* out)
{
    return guard([&] { checked(out) = static_cast<int64_t>(checked(m).total(startDim, endDim)); });
}

// Views

AEF_API int aef_mat_ranges(cv::Mat* m, const AefRange* ranges, int count, cv::Mat** out)
{
    return guard([&] {
        std::vector<cv::Range> list;
        list.reserve(count);
        for (int i = 0; i < count; i++) list.push_back(cpp(checked(ranges + i)));
        give(cv::Mat(checked(m), list), out);
    });
}

AEF_API int aef_mat_submat(cv::Mat* m, AefRange rows, AefRange cols, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(checked(m), cpp(rows), cpp(cols)), out); });
}

AEF_API int aef_mat_roi(cv::Mat* m, AefRect roi, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(checked(m), cpp(roi)), out); });
}

AEF_API int aef_mat_diag(cv::Mat* m, int d, cv::Mat** out)
{
    return guard([&] { give(checked(m).diag(d), out); });
}

AEF_API int aef_mat_diag_of(cv::Mat* m, cv::Mat** out)
{
    return guard([&] { give(cv::Mat::diag(checked(m)), out); });
}

AEF_API int aef_mat_reshape(cv::Mat* m, int cn, int rows, cv::Mat** out)
{
    return guard([&] { give(checked(m).reshape(cn, rows), out); });
}

AEF_API int aef_mat_reshape_nd(cv::Mat* m, int cn, int dims, const int* sizes, cv::Mat** out)
{
    return guard([&] { give(checked(m).reshape(cn, dims, &checked(sizes)), out); });
}

// Contents

AEF_API int aef_mat_create(cv::Mat* m, int rows, int cols, int type)
{
    return guard([&] { checked(m).create(rows, cols, type); });
}

AEF_API int aef_mat_create_nd(cv::Mat* m, int dims, const int* sizes, int type)
{
    return guard([&] { checked(m).create(dims, &checked(sizes), type); });
}

AEF_API int aef_mat_resize(cv::Mat* m, int rows)
{
    return guard([&] { checked(m).resize(static_cast<size_t>(rows)); });
}

AEF_API int aef_mat_resize_scalar(cv::Mat* m, int rows, AefScalar value)
{
    return guard([&] { checked(m).resize(static_cast<size_t>(rows), cpp(value)); });
}

AEF_API int aef_mat_clone(cv::Mat* m, cv::Mat** out)
{
    return guard([&] { give(checked(m).clone(), out); });
}

AEF_API int aef_mat_copy_to(cv::Mat* m, const AefArray* to, const AefArray* mask)
{
    return guard([&] {
        if (checked(mask).kind == AEF_NONE) checked(m).copyTo(Out(to));
        else checked(m).copyTo(Out(to), In(mask));
    });
}

AEF_API int aef_mat_convert_to(cv::Mat* m, const AefArray* to, int type, double alpha, double beta)
{
    return guard([&] { checked(m).convertTo(Out(to), type, alpha, beta); });
}

AEF_API int aef_mat_set_to(cv::Mat* m, const AefArray* value, cv::Mat* mask)
{
    return guard([&] {
        if (mask) checked(m).setTo(In(value), *mask);
        else checked(m).setTo(In(value));
    });
}

AEF_API int aef_mat_zeros(int rows, int cols, int type, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(cv::Mat::zeros(rows, cols, type)), out); });
}

AEF_API int aef_mat_ones(int rows, int cols, int type, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(cv::Mat::ones(rows, cols, type)), out); });
}

AEF_API int aef_mat_eye(int rows, int cols, int type, cv::Mat** out)
{
    return guard([&] { give(cv::Mat(cv::Mat::eye(rows, cols, type)), out); });
}
