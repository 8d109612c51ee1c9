/* The form of a consent, printed or saved to be signed. It goes to the member, through the gate. */
#include "ps-consent-print.h"

#include <glib/gi18n-lib.h>

#include "ps-consent-page.h"
#include "ps-pages-give.h"
#include "ps-toast.h"

/* What is asked for, if the gate lets it pass. */
static PsDisclosure *
make_gate (PsWorkspace         *workspace,
           const PsConsentRow  *consent,
           const char          *form,
           GError             **error)
{
  PsConn *conn = ps_db_get_reader (ps_workspace_get_db (workspace));
  g_autoptr (PsDisclosure) gate =
    ps_disclosure_new (PS_AUDIENCE_MEMBER, PS_GIVEN_ROSTER, form, NULL, NULL);

  if (consent->group_id != 0)
    ps_disclosure_add (gate, consent->person_id, consent->group_id);
  else if (!ps_disclosure_add_person (gate, conn, consent->person_id, error))
    return NULL;

  if (!ps_disclosure_check (gate, conn, ps_workspace_get_clock (workspace), error))
    return NULL;

  return g_steal_pointer (&gate);
}

/**
 * ps_consent_print:
 * @near: a widget of the window that asks
 * @consent: what is to be signed
 * @member_name: whose it is
 * @print: whether it is printed, and not saved as a PDF file
 *
 * Writes down that the form is given, and prints it or saves it. The file name that it proposes names
 * nobody.
 */
void
ps_consent_print (PsWorkspace        *workspace,
                  GtkWidget          *near,
                  const PsConsentRow *consent,
                  const char         *member_name,
                  gboolean            print)
{
  const PsPagesPaper paper = {
    .save_title = _("Save the Form"),
    /* Translators: a file’s name. */
    .file_name = _("consent.pdf"),
    .saved = _("The form is saved"),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PsDisclosure) gate = make_gate (workspace, consent, print ? "print" : "pdf", &error);
  PsPages *pages;

  if (gate == NULL)
    {
      ps_toast_error (near, error);
      return;
    }

  pages = ps_consent_page_new (consent, member_name,
                               ps_clinic_get_name (ps_workspace_get_clinic (workspace)),
                               ps_disclosure_get_notice (gate, consent->person_id, 0));
  ps_pages_give (near, workspace, pages, g_steal_pointer (&gate), &paper, print);
}
