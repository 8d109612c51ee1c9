#pragma once

/* For the parts of PsDisclosure only: ps-disclosure.c asks, ps-disclosure-check.c says why
 * not, ps-disclosure-give.c gives.
 */

#include "ps-disclosure.h"

G_BEGIN_DECLS

/* Something of one person from one group's record, or from no group's, and by which consent. before is
 * where the same person's other one stands, from 1, or 0.
 */
typedef struct {
  gint64        person_id;
  gint64        group_id;
  gboolean      part2;
  PsConsentRow *consent;
  guint         before;
} PsDisclosureItem;

struct _PsDisclosure
{
  gatomicrefcount  ref_count;
  PsAudience       audience;
  PsGiven          given;
  char            *form;
  char            *recipient;
  char            *purpose;

  GArray          *items;
  GHashTable      *of_person; /* person id -> where their last item stands, from 1 */
  GArray          *refusals;
  gboolean         asked;
};

const char *ps_audience_to_string (PsAudience audience);

G_END_DECLS
