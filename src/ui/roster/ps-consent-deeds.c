/* What is done about a consent, said in a toast and taken back there. */
#include "ps-consent-deeds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ps-after.h"
#include "ps-today.h"

/* What is to be taken back, and where it is said if it cannot be. */
typedef struct {
  PsWorkspace  *workspace;
  GtkWidget    *near;  /* weak */
  PsConsentRow *row;   /* as it was */
} Undo;

static Undo *
undo_new (PsWorkspace  *workspace,
          GtkWidget    *near,
          PsConsentRow *row)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&undo->near, near);
  undo->row = row;

  return undo;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->workspace);
  g_clear_weak_pointer (&undo->near);
  ps_consent_row_free (undo->row);
  g_free (undo);
}

static PsConsents *
get_consents (Undo *undo)
{
  return undo->near != NULL && ps_workspace_get_state (undo->workspace) == PS_WORKSPACE_OPEN
         ? ps_workspace_get_consents (undo->workspace) : NULL;
}

/* The row as it stands, or NULL after saying why not. */
static PsConsentRow *
find (PsWorkspace *workspace,
      GtkWidget   *near,
      gint64       id)
{
  g_autoptr (GError) error = NULL;
  PsConsentRow *row = ps_consents_find (ps_workspace_get_consents (workspace), id, &error);

  if (row == NULL)
    ps_toast_error (near, error);

  return row;
}

static gboolean
finish_save (gpointer       service,
             GAsyncResult  *result,
             GError       **error)
{
  return ps_consents_save_finish (service, result, error) != 0;
}

static void
put_back_cb (gpointer data)
{
  Undo *undo = data;
  PsConsents *consents = get_consents (undo);

  if (consents != NULL)
    ps_consents_save_async (consents, undo->row, NULL, ps_after_cb,
                            ps_after_new (undo->near, finish_save));
}

/**
 * ps_consent_sign:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @id: a draft that lacks nothing else
 *
 * Writes down that it was signed today, and says so with a way back.
 */
void
ps_consent_sign (PsWorkspace *workspace,
                 GtkWidget   *near,
                 gint64       id)
{
  PsConsentRow *row = find (workspace, near, id);
  g_autoptr (PsConsentRow) signed_row = NULL;
  char today[PS_DATE_ISO_SIZE];

  if (row == NULL)
    return;

  ps_today (ps_workspace_get_clock (workspace), NULL, today);
  signed_row = ps_consent_row_copy (row);
  g_free (signed_row->given_on);
  signed_row->given_on = g_strdup (today);
  ps_consents_save_async (ps_workspace_get_consents (workspace), signed_row, NULL, ps_after_cb,
                          ps_after_new_undo (near, finish_save, g_strdup (_("The consent is signed.")),
                                             put_back_cb, undo_new (workspace, near, row), undo_free));
}

static void
undo_revoke_cb (gpointer data)
{
  Undo *undo = data;
  PsConsents *consents = get_consents (undo);

  if (consents != NULL)
    ps_consents_revoke_async (consents, undo->row->id, NULL, NULL, NULL, ps_after_cb,
                              ps_after_new (undo->near, PS_FINISH_FUNC (ps_consents_revoke_finish)));
}

/**
 * ps_consent_revoke:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @id: one that holds
 * @how: `written`, `spoken` or `event`
 *
 * From today on nothing is given by it. Says so with a way back.
 */
void
ps_consent_revoke (PsWorkspace *workspace,
                   GtkWidget   *near,
                   gint64       id,
                   const char  *how)
{
  PsConsentRow *row = find (workspace, near, id);
  char today[PS_DATE_ISO_SIZE];
  char *text;

  if (row == NULL)
    return;

  ps_today (ps_workspace_get_clock (workspace), NULL, today);
  text = g_strdup (g_str_equal (how, "event") ? _("The consent has ended.")
                                              : _("The consent is revoked. Nothing is given by it any more."));
  ps_consents_revoke_async (ps_workspace_get_consents (workspace), id, today, how, NULL, ps_after_cb,
                            ps_after_new_undo (near, PS_FINISH_FUNC (ps_consents_revoke_finish), text,
                                               undo_revoke_cb, undo_new (workspace, near, row),
                                               undo_free));
}

/**
 * ps_consent_remove:
 * @workspace: a workspace that is open
 * @near: where it is said that it was done
 * @id: a draft
 *
 * Takes a draft away, and says so with a way back.
 */
void
ps_consent_remove (PsWorkspace *workspace,
                   GtkWidget   *near,
                   gint64       id)
{
  PsConsentRow *row = find (workspace, near, id);

  if (row == NULL)
    return;

  /* What comes back is a new one: the old one is known to be gone. */
  row->id = 0;
  memset (&row->uid, 0, sizeof row->uid);
  ps_consents_remove_async (ps_workspace_get_consents (workspace), id, NULL, ps_after_cb,
                            ps_after_new_undo (near, PS_FINISH_FUNC (ps_consents_remove_finish),
                                               g_strdup (_("The draft was removed.")), put_back_cb,
                                               undo_new (workspace, near, row), undo_free));
}
