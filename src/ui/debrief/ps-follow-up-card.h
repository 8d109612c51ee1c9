#pragma once

#include <gtk/gtk.h>

#include "ps-follow-up.h"

G_BEGIN_DECLS

#define PS_TYPE_FOLLOW_UP_CARD (ps_follow_up_card_get_type ())

G_DECLARE_FINAL_TYPE (PsFollowUpCard, ps_follow_up_card, PS, FOLLOW_UP_CARD, GtkBox)

GtkWidget  *ps_follow_up_card_new   (const PsFollowUp *follow_up,
                                     const GDate      *today,
                                     GListModel       *people);
PsFollowUp *ps_follow_up_card_dup   (PsFollowUpCard   *self);
gboolean    ps_follow_up_card_check (PsFollowUpCard   *self);

G_END_DECLS
