#pragma once

#include "server/import/bytes.hpp"
#include "server/import/defects.hpp"
#include "server/import/json_value.hpp"

#include <optional>

namespace lateral::import {

/// Reads a file of JSON objects one by one, however the commas and brackets between them are broken; inside of strings
/// nothing is touched but bytes that are no text. What was mended is noted. One object is in memory at a time. Throws
/// Unreadable, with the file and the byte, for what cannot be mended without guessing. One thread.
class JsonReader {
public:
    JsonReader(files::Descriptor file, std::string name, Defects& defects)
        : bytes_(std::move(file), std::move(name)), defects_(defects) {}

    /// The next object; nothing at the end of the file.
    std::optional<Value> next();
    /// Where the object began that next() gave last.
    std::int64_t began() const { return began_; }
    /// Goes on at the beginning of an object.
    void seek(std::int64_t began) {
        bytes_.seek(began);
        is_first_ = true;
    }
    std::string digest() { return bytes_.digest(); }

private:
    int after_space();
    Value value(int depth);
    Value object(int depth);
    Value word();
    std::string string();
    std::string key();
    void items(Value::Array& into, int depth);
    bool goes_on(Value::Object& members, int next, int depth);
    void escape(std::string& text);
    void code_point(std::string& text);
    unsigned hex();
    void note(std::string const& what) { note_at(what, bytes_.position()); }
    void note_at(std::string const& what, std::int64_t position);
    [[noreturn]] void fail(std::string const& what, std::int64_t position) const;

    Bytes bytes_;
    Defects& defects_; // NOLINT: outlives it
    std::int64_t began_ = 0;
    bool is_first_ = true;
};

/// UTF-8 as it is; every other byte is what Windows-1252 means by it, and what no text holds goes. How many bytes were
/// changed in each way is added.
std::string mended_text(std::string text, std::int64_t& foreign, std::int64_t& controls);

} // namespace lateral::import
