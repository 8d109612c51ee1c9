#pragma once

#include <gio/gio.h>

#include "ps-ctl.h"

G_BEGIN_DECLS

gboolean      ps_ctl_probe      (PsCtl         *ctl,
                                 GError       **error);
gboolean      ps_ctl_open       (PsCtl         *ctl,
                                 GError       **error);
gboolean      ps_ctl_open_with_given  (PsCtl   *ctl,
                                       PsSecret **used,
                                       GError **error);
gboolean      ps_ctl_may_change_users (PsCtl   *ctl,
                                       GError **error);
char         *ps_ctl_dup_user   (PsCtl         *ctl,
                                 GError       **error);
PsConn       *ps_ctl_get_reader (PsCtl         *ctl);
gboolean      ps_ctl_find_group (PsCtl         *ctl,
                                 const char    *text,
                                 gint64        *id,
                                 GError       **error);
gboolean      ps_ctl_get_id     (const char    *text,
                                 gint64        *id,
                                 GError       **error);

void          ps_ctl_wait_cb    (GObject       *source,
                                 GAsyncResult  *result,
                                 gpointer       user_data);
GAsyncResult *ps_ctl_wait       (GAsyncResult **result);

G_END_DECLS
