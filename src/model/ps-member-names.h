#pragma once

#include "ps-db.h"

G_BEGIN_DECLS

#define PS_TYPE_MEMBER_NAMES (ps_member_names_get_type ())

G_DECLARE_FINAL_TYPE (PsMemberNames, ps_member_names, PS, MEMBER_NAMES, GObject)

PsMemberNames *ps_member_names_new       (PsDb          *db);
char          *ps_member_names_dup_hint  (PsMemberNames *self,
                                          gint64         person_id);
char          *ps_member_names_dup_label (PsMemberNames *self,
                                          gint64         person_id,
                                          const char    *name);
char          *ps_member_names_dup_whole (PsMemberNames *self,
                                          gint64         person_id);

G_END_DECLS
