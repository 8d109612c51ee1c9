#pragma once

#include "ps-group-store.h"

G_BEGIN_DECLS

#define PS_TYPE_GROUP (ps_group_get_type ())

G_DECLARE_FINAL_TYPE (PsGroup, ps_group, PS, GROUP, GObject)

PsGroup          *ps_group_new_from_row     (const PsGroupRow *row);
void              ps_group_update           (PsGroup          *self,
                                             const PsGroupRow *row);
void              ps_group_set_member_count (PsGroup          *self,
                                             guint             n);
gint64            ps_group_get_id           (PsGroup          *self);
const char       *ps_group_get_name         (PsGroup          *self);
guint             ps_group_get_member_count (PsGroup          *self);
const PsGroupRow *ps_group_get_row          (PsGroup          *self);
char             *ps_group_dup_rule_text    (PsGroup          *self);

G_END_DECLS
