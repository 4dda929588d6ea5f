#include "server/pictures/examine.hpp"
#include "server/pictures/limits.hpp"
#include "server/pictures/next_files.hpp"
#include "server/pictures/picture.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <exception>
#include <fcntl.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vips/vector.h>

/// lateral-pictures: looks into one file and ends. Standard input is the file, standard output takes the picture that
/// is made of it, descriptor 3 one line of answer. With "many" it goes on, for one file after another. Started by
/// server/files/examiner; not for people.
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

/// 0 when the line is on its way.
int tell(std::string const& answer) {
    auto const line = answer + "\n";
    return write(3, line.data(), line.size()) == static_cast<ssize_t>(line.size()) ? 0 : 3;
}

/// What a process says that looks into one file and ends: what the file does to it ends with it, and it never has the
/// socket, so that it says nothing about the next one.
std::string answer_apart(std::array<int, 2> const& files, std::int64_t most_dots, std::int64_t most_bytes) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return {};
    auto const child = fork();
    if (child == 0) {
        pictures::die_with_parent();
        bool const is_given = dup2(files[0], 0) == 0 && dup2(files[1], 1) == 1 && dup2(ends[1], 3) == 3;
        std::_Exit(is_given ? tell(answer("examine", most_dots, most_bytes)) : 3);
    }
    close(ends[1]);
    int status = 0;
    bool const is_done =
        child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    std::array<char, 200> line{};
    auto const got = is_done ? read(ends[0], line.data(), line.size()) : 0;
    close(ends[0]);
    return {line.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

/// Descriptor 3 is a socket that files come by, each with one to write to, until it ends. That is its end too: the
/// thread that started it may end before the program does, which the kernel would take for the death of a parent.
int answer_many(std::int64_t most_dots, std::int64_t most_bytes) {
    pictures::prepare_to_examine();
    pictures::prepare_pictures();
    while (auto const files = pictures::next_files(3)) {
        auto line = answer_apart(*files, most_dots, most_bytes);
        for (int const file : *files) close(file);
        if (!line.ends_with('\n')) line = "refused unreadable\n";
        if (write(3, line.data(), line.size()) != static_cast<ssize_t>(line.size())) return 3;
    }
    return 0;
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
    if (std::string_view(argv[1]) == "many") return answer_many(number(argv[2]), number(argv[3]));
    pictures::die_with_parent();
    return tell(answer(argv[1], number(argv[2]), number(argv[3])));
}
