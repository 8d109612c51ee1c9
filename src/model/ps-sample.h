#pragma once

#include "ps-clock.h"
#include "ps-content.h"
#include "ps-db.h"
#include "ps-keys.h"

G_BEGIN_DECLS

/**
 * PsSampleSize:
 * @members: people on the roster
 * @meetings: meetings that were held
 * @topics: topics of the clinic's own, beside those that come with Peerside
 * @notes: debriefs that were written, of the oldest meetings; those of the later ones wait. As many
 *   as there are meetings at most
 *
 * How much to invent.
 */
typedef struct {
  guint members;
  guint meetings;
  guint topics;
  guint notes;
} PsSampleSize;

/* What shows a clinic of moderate size: three groups, some two months of meetings. */
extern const PsSampleSize ps_sample_demo;

gboolean ps_sample_fill (PsDb                *db,
                         PsKeys              *keys,
                         const PsClock       *clock,
                         PsContent           *content,
                         const PsSampleSize  *size,
                         guint32              seed,
                         GError             **error);

G_END_DECLS
