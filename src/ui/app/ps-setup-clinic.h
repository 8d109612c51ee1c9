#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_SETUP_CLINIC (ps_setup_clinic_get_type ())

G_DECLARE_FINAL_TYPE (PsSetupClinic, ps_setup_clinic, PS, SETUP_CLINIC, AdwBin)

GtkWidget *ps_setup_clinic_new          (void);
gboolean   ps_setup_clinic_check        (GtkWidget     *widget);
char      *ps_setup_clinic_dup_name     (PsSetupClinic *self);
char      *ps_setup_clinic_dup_phone    (PsSetupClinic *self);
GPtrArray *ps_setup_clinic_dup_contacts (PsSetupClinic *self);

G_END_DECLS
