// Declarations for a check of the interop sources without the runtime: what they use of it, under its names, nothing
// that runs. Written from the facts of nanoframework/nf-interpreter, src/CLR/Include/nanoCLR_Interop.h (July 2026).
#ifndef WUXI_CHECK_NANOCLR_INTEROP_H
#define WUXI_CHECK_NANOCLR_INTEROP_H

#include <stddef.h>
#include <stdint.h>

typedef int HRESULT;
constexpr HRESULT S_OK = 0;
constexpr bool FAILED(HRESULT hr) { return hr < 0; }

struct CLR_RT_StackFrame;

struct CLR_RECORD_VERSION {
    uint16_t iMajorVersion;
    uint16_t iMinorVersion;
    uint16_t iBuildNumber;
    uint16_t iRevisionNumber;
};

typedef HRESULT (*CLR_RT_MethodHandler)(CLR_RT_StackFrame &stack);

struct CLR_RT_NativeAssemblyData {
    const char *m_szAssemblyName;
    unsigned int m_checkSum;
    const void *m_pNativeMethods;
    CLR_RECORD_VERSION m_Version;
};

#define NANOCLR_NATIVE_DECLARE(method) static HRESULT method(CLR_RT_StackFrame &stack)
#define NANOCLR_HEADER() HRESULT hr
#define NANOCLR_CHECK_HRESULT(expression) \
    {                                     \
        hr = (expression);                \
        if (FAILED(hr)) {                 \
            goto nanoCLR_Cleanup;         \
        }                                 \
    }
#define NANOCLR_NOCLEANUP() \
    hr = S_OK;              \
    nanoCLR_Cleanup:        \
    return hr

template <class T>
class CLR_RT_TypedArray {
  public:
    T &operator[](unsigned int index);
    unsigned int GetSize();
    T *GetBuffer();
};
typedef CLR_RT_TypedArray<unsigned char> CLR_RT_TypedArray_UINT8;
typedef CLR_RT_TypedArray<signed int> CLR_RT_TypedArray_INT32;
typedef CLR_RT_TypedArray<signed long long> CLR_RT_TypedArray_INT64;
typedef CLR_RT_TypedArray<float> CLR_RT_TypedArray_float;

HRESULT Interop_Marshal_INT32(const CLR_RT_StackFrame &stack, unsigned int index, signed int &value);
HRESULT Interop_Marshal_float(const CLR_RT_StackFrame &stack, unsigned int index, float &value);
HRESULT Interop_Marshal_UINT8_ARRAY(const CLR_RT_StackFrame &stack, unsigned int index, CLR_RT_TypedArray_UINT8 &array);
HRESULT Interop_Marshal_INT32_ARRAY(const CLR_RT_StackFrame &stack, unsigned int index, CLR_RT_TypedArray_INT32 &array);
HRESULT Interop_Marshal_INT64_ARRAY(const CLR_RT_StackFrame &stack, unsigned int index, CLR_RT_TypedArray_INT64 &array);
HRESULT Interop_Marshal_float_ARRAY(const CLR_RT_StackFrame &stack, unsigned int index, CLR_RT_TypedArray_float &array);

void SetResult_INT32(CLR_RT_StackFrame &stack, signed int value);
void SetResult_INT64(CLR_RT_StackFrame &stack, signed long long value);

#endif  // WUXI_CHECK_NANOCLR_INTEROP_H
