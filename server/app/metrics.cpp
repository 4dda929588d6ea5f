#include "server/app/metrics.hpp"

#include <fstream>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>
#include <vector>

namespace lateral::app {
namespace {

using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily family(const char* name, const char* help, MetricType type, double value) {
    prometheus::ClientMetric metric;
    if (type == MetricType::Counter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
    return {name, help, type, {metric}};
}

double resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    statm >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace

std::string metrics_text(storage::Database::Counters const& counters, Gauges const& gauges) {
    auto const count = [](std::uint64_t value) { return static_cast<double>(value); };
    std::vector<MetricFamily> const families{
        family("lateral_connections", "Open connections.", MetricType::Gauge, count(gauges.connections)),
        family("lateral_writable", "1 while the database takes writes.", MetricType::Gauge, gauges.writable ? 1 : 0),
        family("lateral_commits_total", "Commits of groups to disk.", MetricType::Counter, count(counters.groups)),
        family("lateral_writes_total", "Commands whose changes were kept.", MetricType::Counter,
               count(counters.written)),
        family("lateral_writes_refused_total", "Commands that changed nothing.", MetricType::Counter,
               count(counters.discarded)),
        family("lateral_writes_failed_total", "Commands that ended in an exception.", MetricType::Counter,
               count(counters.failed)),
        family("lateral_reads_total", "Read transactions.", MetricType::Counter, count(counters.read)),
        family("lateral_storage_waiting", "Pieces of work in the storage queues.", MetricType::Gauge,
               count(counters.waiting)),
        family("process_resident_memory_bytes", "Resident memory.", MetricType::Gauge, resident_bytes()),
        family("process_start_time_seconds", "Start of the process since 1970.", MetricType::Gauge, gauges.start_time)};
    return prometheus::TextSerializer().Serialize(families);
}

} // namespace lateral::app
