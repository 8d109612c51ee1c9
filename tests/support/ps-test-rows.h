#pragma once

#include "ps-agenda-store.h"
#include "ps-group-store.h"
#include "ps-member-store.h"
#include "ps-test-db.h"

G_BEGIN_DECLS

/* Some moment, in microseconds UTC; each test says what is later. */
#define PS_TEST_NOW (G_GINT64_CONSTANT (1764000000) * G_TIME_SPAN_SECOND)

gint64  ps_test_add_group    (PsTestDb   *self,
                              const char *name);
gint64  ps_test_add_member   (PsTestDb   *self,
                              const char *name);
void    ps_test_join         (PsTestDb   *self,
                              gint64      group_id,
                              gint64      person_id,
                              const char *on);

/* Says the names behind @ids, as in "Ana, Ben", and frees @ids. */
char   *ps_test_names        (PsTestDb   *self,
                              GArray     *ids);

G_END_DECLS
