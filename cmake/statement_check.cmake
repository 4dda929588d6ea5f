# Fails when a named statement of storage/sql ran in none of the tests that recorded theirs (tests/support/statement_record),
# on either engine.
cmake_policy(VERSION 3.25)

# What runs in a whole server alone, where PostgreSQL's are not recorded: tests/flow/{accounts,maintenance,vault}_test run
# these there.
set(in_a_server actor_by_token credentials_by_email credentials_by_member event_log_oldest event_log_trim idempotency_trim
  notices_trim reset_link_find session_addresses session_touch sessions_expired sign_in_failure_delete
  sign_in_failure_insert sign_in_failures_clear sign_in_failures_count sign_in_failures_trim vault_key_delete
  vault_key_insert vault_keys)

file(GLOB sources "${ROOT}/storage/sql/*.sql")
file(GLOB records "${RECORDS}/*")
set(ran_on_sqlite)
set(ran_on_postgresql ${in_a_server})
foreach(record IN LISTS records)
  file(STRINGS "${record}" names)
  if(record MATCHES "[.]postgresql$")
    list(APPEND ran_on_postgresql ${names})
  else()
    list(APPEND ran_on_sqlite ${names})
  endif()
endforeach()
set(missing)
foreach(source IN LISTS sources)
  file(STRINGS "${source}" headings REGEX "^-- name: ")
  foreach(engine sqlite postgresql)
    foreach(heading IN LISTS headings)
      string(REGEX REPLACE "^-- name: ([a-z_0-9]+).*" "\\1" name "${heading}")
      if(NOT name IN_LIST ran_on_${engine})
        list(APPEND missing "${name} on ${engine}")
      endif()
    endforeach()
  endforeach()
endforeach()
if(missing)
  list(JOIN missing "\n  " shown)
  message(FATAL_ERROR "statements that no test runs:\n  ${shown}")
endif()
