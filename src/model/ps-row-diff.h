#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* When a row in sight goes, GTK 4.8 looks for it among all that the same signal adds, and so makes
 * an object of every one of them: 1.2 s at 100,000 rows. From here on it gets two signals.
 */
#define PS_ROW_DIFF_ADDED_AT_ONCE 256

/**
 * PsRowChange:
 * @position: where
 * @removed: how many rows go
 * @added: how many rows come in their place
 *
 * What GListModel::items-changed says.
 */
typedef struct {
  guint position;
  guint removed;
  guint added;
} PsRowChange;

guint ps_row_diff       (GArray       *before,
                         GArray       *after,
                         PsRowChange   changes[2]);
void  ps_row_diff_apply (GListModel   *model,
                         GArray      **ids,
                         GArray       *after);

G_END_DECLS
