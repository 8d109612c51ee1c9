#pragma once

#include "ps-groups.h"

G_BEGIN_DECLS

struct _PsGroups
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
  PsContent     *content;
  GListStore    *list;    /* those that are not archived, by name */
  GHashTable    *groups;  /* id → PsGroup: every one that was ever asked for */
  guint          serial;  /* of the commit that was answered last */
};

G_END_DECLS
