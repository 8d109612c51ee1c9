#pragma once

/* For the parts of PsDebriefs only: ps-debriefs.c is which there are, ps-debriefs-text.c what they
 * say, ps-debriefs-follow-ups.c what came of them.
 */

#include "ps-debrief-index.h"
#include "ps-debriefs.h"
#include "ps-member-names.h"

G_BEGIN_DECLS

struct _PsDebriefs
{
  GObject         parent_instance;

  PsDb           *db;
  const PsClock  *clock;
  PsKeys         *keys;
  PsMemberNames  *names;
  PsDebriefIndex *index;
  PsPrivateNotes *private_notes;
  guint           waiting;
};

G_END_DECLS
