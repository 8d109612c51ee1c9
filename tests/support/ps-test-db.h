#pragma once

#include "ps-db.h"

G_BEGIN_DECLS

/* Fixed, because a golden file has to be opened with them again. */
extern const guint8 ps_test_key[PS_CONN_KEY_SIZE];
extern const guint8 ps_test_vault[PS_VAULT_ID_SIZE];

/**
 * PsTestDb:
 *
 * A database in a folder of its own. Every test that has one is also a test that nothing holds the
 * database at its end.
 */
typedef struct {
  char *dir;
  char *path;
  PsDb *db;
} PsTestDb;

void    ps_test_db_set_up    (PsTestDb  *self);
void    ps_test_db_tear_down (PsTestDb  *self);
void    ps_test_db_close     (PsTestDb  *self);
void    ps_test_db_settle    (PsTestDb  *self);
void    ps_test_db_reopen    (PsTestDb  *self);
PsConn *ps_test_db_reader    (PsTestDb  *self);
void    ps_test_db_write     (PsTestDb  *self,
                              PsDbWork   work,
                              gpointer   data);
void    ps_test_db_exec      (PsTestDb  *self,
                              const char *sql);
gint64  ps_test_db_int64     (PsTestDb  *self,
                              const char *sql);
char   *ps_test_db_string    (PsTestDb  *self,
                              const char *sql);
void    ps_test_remove_dir   (const char *dir);

/* Waits for what a callback like ps_test_take_result_cb() stores. */
void          ps_test_take_result_cb (GObject       *source,
                                      GAsyncResult  *result,
                                      gpointer       user_data);
GAsyncResult *ps_test_wait           (GAsyncResult **result);

G_END_DECLS
