#pragma once

#include "ps-clock.h"

G_BEGIN_DECLS

typedef struct _PsPracticeClock PsPracticeClock;

PsPracticeClock *ps_practice_clock_new       (const PsClock   *real,
                                              guint            rate);
void             ps_practice_clock_set_rate  (PsPracticeClock *self,
                                              guint            rate);
void             ps_practice_clock_free      (PsPracticeClock *self);
const PsClock   *ps_practice_clock_get_clock (PsPracticeClock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsPracticeClock, ps_practice_clock_free)

G_END_DECLS
