#pragma once

#include "ps-clock.h"
#include "ps-consent-rules.h"
#include "ps-db.h"
#include "ps-keys.h"

G_BEGIN_DECLS

/* Statement 2 of 42 CFR 2.32 (a)(2), as amended by 89 FR 12472. The rule's own words, in every language.
 * https://www.ecfr.gov/current/title-42/chapter-I/subchapter-A/part-2/subpart-C/section-2.32
 */
#define PS_DISCLOSURE_NOTICE \
  "42 CFR part 2 prohibits unauthorized use or disclosure of these records."

/**
 * PsAudience:
 * @PS_AUDIENCE_OUTSIDE: somebody outside: of a Part 2 group by consent only, 42 CFR 2.13 and 2.31
 * @PS_AUDIENCE_MEMBER: the member whose it is, who needs no consent of their own: 2.23
 * @PS_AUDIENCE_INSIDE: those who lead the group, for their work: 2.12 (c)(3)
 *
 * Who gets something of a member.
 */
typedef enum {
  PS_AUDIENCE_OUTSIDE,
  PS_AUDIENCE_MEMBER,
  PS_AUDIENCE_INSIDE,
} PsAudience;

/**
 * PsDisclosureVerdict:
 * @PS_DISCLOSURE_ALLOWED: it may be given
 * @PS_DISCLOSURE_NEEDS_RECIPIENT: a Part 2 group's record is in it, and nobody said to whom it goes and
 *   what for
 * @PS_DISCLOSURE_NEEDS_CONSENT: somebody of a Part 2 group has not consented to it
 */
typedef enum {
  PS_DISCLOSURE_ALLOWED,
  PS_DISCLOSURE_NEEDS_RECIPIENT,
  PS_DISCLOSURE_NEEDS_CONSENT,
} PsDisclosureVerdict;

/**
 * PsDisclosureRefusal:
 * @answer: what is amiss with the consent that comes closest
 *
 * Somebody of whom nothing may be given, and why.
 */
typedef struct {
  gint64          person_id;
  gint64          group_id;
  PsConsentAnswer answer;
} PsDisclosureRefusal;

typedef struct _PsDisclosure PsDisclosure;

/* Makes what is given, all of it, under a name that nobody looks at yet. On the writer's thread. */
typedef gboolean (*PsDisclosurePrepare) (gpointer   data,
                                         GError   **error);

PsDisclosure        *ps_disclosure_new           (PsAudience           audience,
                                                  PsGiven              given,
                                                  const char          *form,
                                                  const char          *recipient,
                                                  const char          *purpose);
PsDisclosure        *ps_disclosure_ref           (PsDisclosure        *self);
void                 ps_disclosure_unref         (PsDisclosure        *self);
void                 ps_disclosure_add           (PsDisclosure        *self,
                                                  gint64               person_id,
                                                  gint64               group_id);
gboolean             ps_disclosure_add_person    (PsDisclosure        *self,
                                                  PsConn              *conn,
                                                  gint64               person_id,
                                                  GError             **error);

gboolean             ps_disclosure_ask           (PsDisclosure        *self,
                                                  PsConn              *conn,
                                                  const PsClock       *clock,
                                                  PsDisclosureVerdict *verdict,
                                                  GError             **error);
gboolean             ps_disclosure_check         (PsDisclosure        *self,
                                                  PsConn              *conn,
                                                  const PsClock       *clock,
                                                  GError             **error);
GArray              *ps_disclosure_get_refusals  (PsDisclosure        *self);
gboolean             ps_disclosure_has_part2     (PsDisclosure        *self);
const char          *ps_disclosure_get_notice    (PsDisclosure        *self,
                                                  gint64               person_id,
                                                  gint64               group_id);
char                *ps_disclosure_dup_scope     (PsDisclosure        *self,
                                                  gint64               person_id,
                                                  gint64               group_id);

gboolean             ps_disclosure_give          (PsDisclosure        *self,
                                                  PsDb                *db,
                                                  PsKeys              *keys,
                                                  const PsClock       *clock,
                                                  PsDisclosurePrepare  prepare,
                                                  gpointer             data,
                                                  GError             **error);
void                 ps_disclosure_give_async    (PsDisclosure        *self,
                                                  PsDb                *db,
                                                  PsKeys              *keys,
                                                  const PsClock       *clock,
                                                  PsDisclosurePrepare  prepare,
                                                  gpointer             data,
                                                  GDestroyNotify       data_free,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean             ps_disclosure_give_finish   (PsDb                *db,
                                                  GAsyncResult        *result,
                                                  GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsDisclosure, ps_disclosure_unref)

G_END_DECLS
