#pragma once

#include "ps-known-store.h"
#include "ps-member-store.h"

G_BEGIN_DECLS

/**
 * PsImportRow:
 * @group_id: the group that they joined, or 0
 * @format: "csv" or "vcard"
 * @imported_at: microseconds UTC
 * @imported_by: a user, "" where nobody had unlocked the vault
 * @undone_at: microseconds UTC, or 0
 * @group_name: (nullable): what the group is called; only when read
 * @n_new: how many it brought who are still there; only when read
 * @n_known: how many who were known it added something to; only when read
 *
 * A file that members were brought in from.
 */
typedef struct {
  gint64  id;
  PsUid   uid;
  gint64  group_id;
  char   *format;
  gint64  imported_at;
  char   *imported_by;
  gint64  undone_at;
  char   *group_name;
  guint   n_new;
  guint   n_known;
} PsImportRow;

/**
 * PsImportUndone:
 * @removed: how many people it had brought are gone
 * @left: how many who were known have not joined the group after all
 * @cleared: how many who were known are again as they were
 * @kept: of how many something stays, because it was used or changed since
 *
 * What became of an import that was taken back. Somebody who was known may be counted twice.
 */
typedef struct {
  guint removed;
  guint left;
  guint cleared;
  guint kept;
} PsImportUndone;

PsImportRow *ps_import_row_new          (void);
void         ps_import_row_free         (PsImportRow        *row);

gboolean     ps_import_store_add        (PsConn             *conn,
                                         PsImportRow        *row,
                                         GError            **error);
gboolean     ps_import_store_add_person (PsConn             *conn,
                                         gint64              import_id,
                                         gint64              person_id,
                                         gboolean            is_new,
                                         gint64              membership_id,
                                         guint               filled,
                                         GError            **error);
gboolean     ps_import_store_add_way    (PsConn             *conn,
                                         gint64              import_id,
                                         gint64              way_id,
                                         GError            **error);
gboolean     ps_import_store_fill       (PsConn             *conn,
                                         gint64              person_id,
                                         guint               blanks,
                                         const PsMemberRow  *from,
                                         gint64              now,
                                         GError            **error);
GPtrArray   *ps_import_store_list       (PsConn             *conn,
                                         GError            **error);
gboolean     ps_import_store_undo       (PsConn             *conn,
                                         gint64              id,
                                         gint64              now,
                                         PsImportUndone     *undone,
                                         GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsImportRow, ps_import_row_free)

G_END_DECLS
