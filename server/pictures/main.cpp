#include "server/pictures/examine.hpp"
#include "server/pictures/limits.hpp"
#include "server/pictures/picture.hpp"

#include <charconv>
#include <exception>
#include <string>
#include <unistd.h>
#include <vips/vector.h>

/// lateral-pictures: looks into one file and ends. Standard input is the file, standard output takes the picture that
/// is made of it, descriptor 3 one line of answer. Started by server/files/examiner; not for people.
namespace {

namespace pictures = lateral::pictures;

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string told(pictures::Written const& made) {
    return "picture " + made.type + " " + std::to_string(made.width) + " " + std::to_string(made.height);
}

std::string examine(std::int64_t most_dots) {
    auto const type = pictures::type_of_input();
    if (!pictures::is_shown(type)) return "document " + type;
    return told(pictures::write_picture(pictures::open_picture(most_dots), type));
}

std::string answer(std::string_view task, std::int64_t bound, std::int64_t most_bytes) {
    try {
        if (task == "examine") return examine(bound);
        pictures::confine_process();
        auto const edge = static_cast<int>(bound);
        return told(task == "crop" ? pictures::write_square(edge) : pictures::write_smaller(edge));
    } catch (pictures::Refusal const& refusal) {
        return "refused " + refusal.reason;
    } catch (std::exception const&) { // a damaged picture, or one that needs more than there is
        return lseek(1, 0, SEEK_END) >= most_bytes ? "refused too_large" : "refused unreadable";
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    pictures::limit_process(number(argv[3]));
    vips_concurrency_set(1);
    if (VIPS_INIT(argv[0]) != 0) return 3;
    vips_block_untrusted_set(TRUE);
    vips_vector_set_enabled(FALSE); // makes code at run time, which the service's unit forbids
    vips_cache_set_max(0);
    auto const line = answer(argv[1], number(argv[2]), number(argv[3])) + "\n";
    return write(3, line.data(), line.size()) == static_cast<ssize_t>(line.size()) ? 0 : 3;
}
