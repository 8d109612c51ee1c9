#pragma once

#include "ps-audit-note.h"
#include "ps-care.h"
#include "ps-membership-store.h"
#include "ps-right.h"

G_BEGIN_DECLS

struct _PsCare
{
  GObject        parent_instance;

  PsDb          *db;
  const PsClock *clock;
};

/* One deed on its way to the database: whichever of these it needs. */
typedef struct {
  const PsClock *clock;
  gint64         now;
  gint64         id;
  gint64         group_id;
  gint64         person_id;
  gint64         other_id;
  gint64         at;
  char          *word;
  PsMemberRow   *row;
} PsCareDeed;

PsCareDeed *ps_care_deed_new  (PsCare               *self,
                               gint64                group_id,
                               gint64                person_id);
void        ps_care_deed_run  (PsCare               *self,
                               PsRight               right,
                               gpointer              tag,
                               PsDbWork              work,
                               PsCareDeed           *deed,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean    ps_care_deed_note (PsConn               *conn,
                               const PsCareDeed     *deed,
                               const char           *word,
                               GError              **error);
gboolean    ps_care_check_lives (PsConn             *conn,
                               gint64                person_id,
                               GError              **error);
gboolean    ps_care_may       (PsCare               *self,
                               PsRight               right);
GPtrArray  *ps_care_or_empty  (GPtrArray            *rows);
gboolean    ps_care_has_died  (PsConn               *conn,
                               const PsClock        *clock,
                               const PsMembershipRow *spell,
                               gboolean              has_died,
                               GError              **error);

G_END_DECLS
