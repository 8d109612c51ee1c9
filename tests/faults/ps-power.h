#pragma once

#include "ps-fault-vfs.h"

G_BEGIN_DECLS

/**
 * PsPowerStyle:
 * @PS_POWER_NOTHING: nothing that was not synced is there
 * @PS_POWER_SOME: any of it is, whatever the order it was written in
 * @PS_POWER_TORN: any sectors of any of it are
 * @PS_POWER_ALL: all of it is
 *
 * What a disk has kept when the power went away, of what nobody had synced.
 */
typedef enum {
  PS_POWER_NOTHING,
  PS_POWER_SOME,
  PS_POWER_TORN,
  PS_POWER_ALL,
} PsPowerStyle;

typedef struct _PsPower PsPower;

PsPower  *ps_power_new  (const PsDiskRecord  *record,
                         const char          *name,
                         GBytes              *bytes);
void      ps_power_free (PsPower             *self);
gboolean  ps_power_step (PsPower             *self);
guint     ps_power_mark (PsPower             *self);
void      ps_power_cut  (PsPower             *self,
                         PsPowerStyle         style,
                         GRand               *random,
                         const char          *dir);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsPower, ps_power_free)

G_END_DECLS
