#pragma once

#include "ps-role.h"

G_BEGIN_DECLS

/**
 * PsDeed:
 * @PS_DEED_READ: to read a column, or, where the column is "", to count the rows
 * @PS_DEED_INSERT: to add a row
 * @PS_DEED_UPDATE: to change a column
 * @PS_DEED_DELETE: to take a row away
 *
 * What a statement does to a table, as SQLite's authorizer tells it.
 */
typedef enum {
  PS_DEED_READ   = 1 << 0,
  PS_DEED_INSERT = 1 << 1,
  PS_DEED_UPDATE = 1 << 2,
  PS_DEED_DELETE = 1 << 3,
} PsDeed;

gboolean ps_access_is_whole (PsRole      roles);
gboolean ps_access_allows   (PsRole      roles,
                             PsDeed      deed,
                             const char *table,
                             const char *column);

G_END_DECLS
