#pragma once

#include <gtk/gtk.h>

#include "ps-attendance-sheet.h"

G_BEGIN_DECLS

/**
 * PsWalkInFlags:
 * @PS_WALK_IN_HERE: somebody who has come in
 * @PS_WALK_IN_EXPECTED: somebody who said that they will come
 *
 * Whom the box is for.
 */
typedef enum {
  PS_WALK_IN_HERE     = 1 << 0,
  PS_WALK_IN_EXPECTED = 1 << 1,
} PsWalkInFlags;

#define PS_TYPE_WALK_IN_BOX (ps_walk_in_box_get_type ())

G_DECLARE_FINAL_TYPE (PsWalkInBox, ps_walk_in_box, PS, WALK_IN_BOX, GtkBox)

void        ps_walk_in_box_set_roster (PsWalkInBox   *self,
                                       PsDb          *db);
void        ps_walk_in_box_set_flags  (PsWalkInBox   *self,
                                       PsWalkInFlags  flags);
void        ps_walk_in_box_begin      (PsWalkInBox   *self,
                                       gunichar       letter);
void        ps_walk_in_box_set_name   (PsWalkInBox   *self,
                                       const char    *name);
void        ps_walk_in_box_clear      (PsWalkInBox   *self);
void        ps_walk_in_box_set_error  (PsWalkInBox   *self,
                                       const GError  *error);
void        ps_walk_in_box_set_note   (PsWalkInBox   *self,
                                       const char    *note);
const char *ps_walk_in_box_get_name   (PsWalkInBox   *self);

G_END_DECLS
