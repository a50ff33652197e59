// Deferred acceptance as one would write it in C++: the measure for the compiled kernels (see mechanism.py).
#include <cstdint>
#include <queue>
#include <utility>
#include <vector>

extern "C" std::int64_t match(std::int32_t applicants, std::int32_t programs, const std::int32_t* offsets,
                              const std::int32_t* program, const float* score, const std::int32_t* quota,
                              std::int32_t* matched) {
  using Held = std::pair<float, std::int32_t>;  // score, minus the applicant: the worst comes out first
  std::vector<std::priority_queue<Held, std::vector<Held>, std::greater<Held>>> held(programs);
  std::vector<std::int32_t> at(offsets, offsets + applicants);
  std::int64_t proposals = 0;
  for (std::int32_t first = 0; first < applicants; ++first) {
    std::int32_t a = first;
    while (at[a] < offsets[a + 1]) {
      const std::int32_t entry = at[a]++;
      auto& heap = held[program[entry]];
      const Held mine{score[entry], -a};
      ++proposals;
      if (static_cast<std::int32_t>(heap.size()) < quota[program[entry]]) {
        heap.push(mine);
        break;
      }
      if (heap.empty() || mine <= heap.top()) continue;
      a = -heap.top().second;
      heap.pop();
      heap.push(mine);
    }
  }
  for (std::int32_t a = 0; a < applicants; ++a) matched[a] = -1;
  for (std::int32_t p = 0; p < programs; ++p)
    for (auto& heap = held[p]; !heap.empty(); heap.pop()) matched[-heap.top().second] = p;
  return proposals;
}
