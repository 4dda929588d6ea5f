# Run with the tests, and by hand as `cmake -DROOT=. -P cmake/layer_check.cmake`.
if(LATERAL_TESTS)
  enable_testing()
  add_test(NAME layers COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/layer_check.cmake)
  add_test(NAME pages COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -P ${CMAKE_SOURCE_DIR}/cmake/docs_check.cmake)
endif()
