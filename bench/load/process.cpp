#include "bench/load/process.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace lateral::bench {

double cpu_seconds(int process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    if (process == 0 || !std::getline(file, line)) return 0;
    // The name may hold spaces; after its parenthesis utime is the 12th field and stime the 13th.
    std::istringstream fields(line.substr(line.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::size_t resident_bytes(int process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    std::string line;
    while (process != 0 && std::getline(file, line))
        if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6)) * 1024;
    return 0;
}

} // namespace lateral::bench
