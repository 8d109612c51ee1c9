#include "ps-problem-page.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-conn.h"
#include "ps-error.h"
#include "ps-page-header.h"

/**
 * PsProblemPage:
 *
 * Why the vault cannot be opened, in one sentence, and what can be done about it. The window's
 * action "win.try-again" looks at the folder anew.
 */
struct _PsProblemPage
{
  AdwBin         parent_instance;

  AdwStatusPage *status;
  GtkWidget     *again_button;
  GtkWidget     *restore_button;
};

G_DEFINE_FINAL_TYPE (PsProblemPage, ps_problem_page, ADW_TYPE_BIN)

static const char *
get_title (const GError *error)
{
  if (error->domain != PS_ERROR)
    return _("The Vault Cannot Be Opened");

  switch ((PsError) error->code)
    {
    case PS_ERROR_IN_USE:
      return _("The Vault Is in Use");

    case PS_ERROR_DAMAGED:
      return _("The Vault Is Damaged");

    case PS_ERROR_NEWER:
      return _("Made by a Newer Peerside");

    case PS_ERROR_NOT_A_VAULT:
      return _("Not a Peerside Vault");

    case PS_ERROR_UNSUITABLE_FOLDER:
      return _("This Folder Cannot Hold a Vault");

    case PS_ERROR_NO_CIPHER:
      return ps_conn_has_cipher () ? _("The Vault Is Not Encrypted") : _("Built Without Encryption");

    case PS_ERROR_READ_ONLY:
      return _("The Vault Is Read-Only");

    case PS_ERROR_DISK_FULL:
      return _("The Disk Is Full");

    case PS_ERROR_NO_MEMORY:
      return _("Not Enough Memory");

    case PS_ERROR_REPLACED:
      return _("The Vault Was Replaced");

    case PS_ERROR_STORAGE:
    case PS_ERROR_WRONG_PASSPHRASE:
    case PS_ERROR_UNKNOWN_USER:
    case PS_ERROR_NO_VAULT:
    case PS_ERROR_EXISTS:
    case PS_ERROR_NOT_PERMITTED:
    case PS_ERROR_NOT_FOUND:
    case PS_ERROR_CONFLICT:
    case PS_ERROR_INVALID:
    default:
      return _("The Vault Cannot Be Opened");
    }
}

/* Where what is in the vault is lost, and not only out of reach. */
static gboolean
is_lost (const GError *error)
{
  return g_error_matches (error, PS_ERROR, PS_ERROR_DAMAGED)
         || g_error_matches (error, PS_ERROR, PS_ERROR_REPLACED)
         || g_error_matches (error, PS_ERROR, PS_ERROR_NO_VAULT)
         || g_error_matches (error, PS_ERROR, PS_ERROR_NOT_A_VAULT);
}

static gboolean
ps_problem_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PS_PROBLEM_PAGE (widget)->again_button);
}

static void
ps_problem_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PS_TYPE_PROBLEM_PAGE);

  G_OBJECT_CLASS (ps_problem_page_parent_class)->dispose (object);
}

static void
ps_problem_page_class_init (PsProblemPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_problem_page_dispose;
  widget_class->grab_focus = ps_problem_page_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  g_type_ensure (PS_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsProblemPage, status);
  gtk_widget_class_bind_template_child (widget_class, PsProblemPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, PsProblemPage, restore_button);
}

static void
ps_problem_page_init (PsProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
}

/**
 * ps_problem_page_new:
 *
 * Returns: (transfer floating): a #PsProblemPage
 */
GtkWidget *
ps_problem_page_new (void)
{
  return g_object_new (PS_TYPE_PROBLEM_PAGE, NULL);
}

/**
 * ps_problem_page_set_error:
 * @self: a problem page
 * @error: why the vault cannot be opened; its message is a sentence for people
 *
 * Says what is wrong. It is also the description of the button that gets the focus, so that a
 * screen reader says it.
 */
void
ps_problem_page_set_error (PsProblemPage *self,
                           const GError  *error)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (PS_IS_PROBLEM_PAGE (self));
  g_return_if_fail (error != NULL);

  /* A description is markup, and a path may hold an ampersand. */
  escaped = g_markup_escape_text (error->message, -1);
  adw_status_page_set_title (self->status, get_title (error));
  gtk_widget_set_visible (self->restore_button, is_lost (error));
  adw_status_page_set_description (self->status, escaped);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->again_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error->message,
                                  -1);
}
