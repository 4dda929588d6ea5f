# The include-layer check runs with the tests: cmake -P cmake/layer_check.cmake
if(LATERAL_TESTS)
  enable_testing()
  add_test(NAME layers COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/layer_check.cmake)
endif()
