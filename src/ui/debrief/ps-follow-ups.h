#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PS_TYPE_FOLLOW_UPS (ps_follow_ups_get_type ())

G_DECLARE_FINAL_TYPE (PsFollowUps, ps_follow_ups, PS, FOLLOW_UPS, GtkBox)

GtkWidget *ps_follow_ups_new   (const GDate *today,
                                GListModel  *people);
void       ps_follow_ups_set   (PsFollowUps *self,
                                GPtrArray   *follow_ups);
void       ps_follow_ups_add   (PsFollowUps *self);
GPtrArray *ps_follow_ups_dup   (PsFollowUps *self);
gboolean   ps_follow_ups_check (PsFollowUps *self);

G_END_DECLS
