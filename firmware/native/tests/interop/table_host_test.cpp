// The C++ side of the native methods agrees with their C# declarations: order in the table, types, marshalling.
#include <gtest/gtest.h>
#include <stdint.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

const std::filesystem::path s_native = std::filesystem::path(__FILE__).parent_path() / "../..";

struct spelling {
    std::string name;    // in the method's name
    std::string type;    // of the stub's parameter
    std::string helper;  // behind Interop_Marshal_ and SetResult_
};

const std::map<std::string, spelling> s_spellings = {
    {"int", {"I4", "signed int", "INT32"}},
    {"long", {"I8", "int64_t", "INT64"}},
    {"float", {"R4", "float", "float"}},
    {"byte[]", {"SZARRAY_U1", "CLR_RT_TypedArray_UINT8", "UINT8_ARRAY"}},
    {"int[]", {"SZARRAY_I4", "CLR_RT_TypedArray_INT32", "INT32_ARRAY"}},
    {"long[]", {"SZARRAY_I8", "CLR_RT_TypedArray_INT64", "INT64_ARRAY"}},
    {"float[]", {"SZARRAY_R4", "CLR_RT_TypedArray_float", "float_ARRAY"}},
};

struct method {
    std::string type;
    std::string name;
    std::string result;
    std::vector<std::string> parameters;

    std::string full_name() const {
        std::string text = name + "___STATIC__" + s_spellings.at(result).name;
        for (const std::string& parameter : parameters) {
            text += "__" + s_spellings.at(parameter).name;
        }
        return text;
    }

    std::string library() const { return "Library_Wuxi_Edge_Native_Wuxi_Edge_Native_" + type; }
};

// Blanks and line breaks are as the formatter likes them.
std::string squeeze(const std::string& text) { return std::regex_replace(text, std::regex("\\s+"), " "); }

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path);
    EXPECT_TRUE(file) << path;
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string stub_file(const method& of, const std::string& end) {
    return read(s_native / "interop" / ("Wuxi_Edge_Native_Wuxi_Edge_Native_" + of.type + end));
}

// In the order of the table: types by name, methods as declared.
std::vector<method> declared() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(s_native / "../src/Wuxi.Edge.Native")) {
        if (entry.path().string().find(".Nano.cs") != std::string::npos) {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<method> methods;
    const std::regex pattern("static extern (\\S+) (\\w+)\\(([^)]*)\\)");
    for (const auto& path : paths) {
        const std::string text = read(path);
        const std::string type = path.filename().string().substr(0, path.filename().string().find('.'));
        for (std::sregex_iterator i(text.begin(), text.end(), pattern), end; i != end; ++i) {
            method found = {type, (*i)[2], (*i)[1], {}};
            std::istringstream parameters((*i)[3]);
            for (std::string kind, name; parameters >> kind >> name;) {
                found.parameters.push_back(kind);
            }
            methods.push_back(found);
        }
    }
    return methods;
}

TEST(interop, there_are_native_methods) { EXPECT_EQ(35u, declared().size()); }

TEST(interop, the_table_names_them_in_order_and_no_others) {
    const std::string table = read(s_native / "interop/Wuxi_Edge_Native.cpp");
    std::vector<std::string> entries;
    const std::regex pattern("    (Library_\\w+::\\w+),");
    for (std::sregex_iterator i(table.begin(), table.end(), pattern), end; i != end; ++i) {
        entries.push_back((*i)[1]);
    }
    std::vector<std::string> expected;
    for (const method& method : declared()) {
        expected.push_back(method.library() + "::" + method.full_name());
    }
    EXPECT_EQ(expected, entries);
}

TEST(interop, the_marshalling_takes_every_argument_at_its_place) {
    for (const method& method : declared()) {
        std::string expected = "HRESULT " + method.library() + "::" + method.full_name() +
                               "( CLR_RT_StackFrame &stack) { NANOCLR_HEADER(); hr = S_OK; { ";
        std::string call;
        for (size_t i = 0; i < method.parameters.size(); i++) {
            const spelling& as = s_spellings.at(method.parameters[i]);
            const std::string parameter = "param" + std::to_string(i);
            expected += as.type + " " + parameter + "; NANOCLR_CHECK_HRESULT(Interop_Marshal_" + as.helper +
                        "(stack, " + std::to_string(i) + ", " + parameter + ")); ";
            call += parameter + ", ";
        }
        const spelling& result = s_spellings.at(method.result);
        expected += result.type + " retValue = " + method.type + "::" + method.name + "(" + call +
                    "hr); NANOCLR_CHECK_HRESULT(hr); SetResult_" + result.helper +
                    "(stack, retValue); } NANOCLR_NOCLEANUP(); }";
        const std::string text = std::regex_replace(squeeze(stub_file(method, "_mshl.cpp")),
                                                    std::regex("\\( ?CLR_RT_StackFrame"), "( CLR_RT_StackFrame");
        EXPECT_NE(std::string::npos, text.find(expected)) << expected;
    }
}

TEST(interop, the_stubs_have_the_declared_types) {
    for (const method& method : declared()) {
        std::string pattern = s_spellings.at(method.result).type + " " + method.name + "\\(";
        for (const std::string& parameter : method.parameters) {
            pattern += s_spellings.at(parameter).type + " \\w+, ";
        }
        EXPECT_TRUE(std::regex_search(squeeze(stub_file(method, ".h")), std::regex(pattern + "HRESULT &hr\\)")))
            << method.type << "." << method.name;
    }
}

TEST(interop, the_header_declares_them) {
    const std::string header = squeeze(read(s_native / "interop/Wuxi_Edge_Native.h"));
    for (const method& method : declared()) {
        EXPECT_NE(std::string::npos, header.find("NANOCLR_NATIVE_DECLARE(" + method.full_name() + ");"))
            << method.full_name();
    }
}

}  // namespace
