# Installs and sets up Warifu. Run it as the system, in 64-bit PowerShell.
# -Force replaces the keys below, so that settings that were removed here are removed there.
$ErrorActionPreference = 'Stop'

$key = 'HKLM:\Software\Policies\Microsoft\Edge\ExtensionSettings\EDGE-EXTENSION-ID'
New-Item -Path $key -Force | Out-Null
New-ItemProperty -Path $key -Name 'installation_mode' -PropertyType String -Value 'force_installed' -Force | Out-Null
New-ItemProperty -Path $key -Name 'update_url' -PropertyType String -Value 'https://edge.microsoft.com/extensionwebstorebase/v1/crx' -Force | Out-Null
New-ItemProperty -Path $key -Name 'toolbar_state' -PropertyType String -Value 'force_shown' -Force | Out-Null

$key = 'HKLM:\Software\Policies\Microsoft\Edge\3rdparty\extensions\EDGE-EXTENSION-ID\policy'
New-Item -Path $key -Force | Out-Null
New-ItemProperty -Path $key -Name 'autoLockMinutesMax' -PropertyType DWord -Value 15 -Force | Out-Null
New-ItemProperty -Path $key -Name 'lockWhenSystemLocks' -PropertyType DWord -Value 1 -Force | Out-Null
New-ItemProperty -Path $key -Name 'minimumPasswordLength' -PropertyType DWord -Value 12 -Force | Out-Null
New-ItemProperty -Path $key -Name 'minimumPasswordStrength' -PropertyType DWord -Value 3 -Force | Out-Null
New-ItemProperty -Path $key -Name 'passwordHint' -PropertyType String -Value 'Four words or more. See the security rules, section 3.' -Force | Out-Null
New-ItemProperty -Path $key -Name 'allowPlaintextExport' -PropertyType DWord -Value 0 -Force | Out-Null
New-ItemProperty -Path $key -Name 'allowExport' -PropertyType DWord -Value 1 -Force | Out-Null
New-ItemProperty -Path $key -Name 'allowBackup' -PropertyType DWord -Value 1 -Force | Out-Null
New-ItemProperty -Path $key -Name 'offerRestore' -PropertyType DWord -Value 1 -Force | Out-Null
New-ItemProperty -Path $key -Name 'allowImport' -PropertyType DWord -Value 1 -Force | Out-Null
New-ItemProperty -Path $key -Name 'allowPasskeyUnlock' -PropertyType DWord -Value 1 -Force | Out-Null
New-ItemProperty -Path $key -Name 'allowRecoveryCode' -PropertyType DWord -Value 1 -Force | Out-Null
New-ItemProperty -Path $key -Name 'allowSync' -PropertyType DWord -Value 0 -Force | Out-Null
New-ItemProperty -Path $key -Name 'allowFill' -PropertyType DWord -Value 1 -Force | Out-Null
New-ItemProperty -Path $key -Name 'clipboardClearSeconds' -PropertyType DWord -Value 30 -Force | Out-Null
New-ItemProperty -Path $key -Name 'helpUrl' -PropertyType String -Value 'https://intranet.example.jp/warifu' -Force | Out-Null
New-ItemProperty -Path $key -Name 'helpLabel' -PropertyType String -Value 'How we use Warifu' -Force | Out-Null
New-ItemProperty -Path $key -Name 'supportContact' -PropertyType String -Value 'IT help desk, extension 1234' -Force | Out-Null
New-ItemProperty -Path $key -Name 'language' -PropertyType String -Value 'ja' -Force | Out-Null
New-ItemProperty -Path $key -Name 'preferredIssuerIcon' -PropertyType String -Value '[{"issuer":"Example Portal","icon":"health"}]' -Force | Out-Null

$key = 'HKLM:\Software\Policies\Microsoft\Edge\3rdparty\extensions\EDGE-EXTENSION-ID\policy\allowedFillHosts'
New-Item -Path $key -Force | Out-Null
New-ItemProperty -Path $key -Name '1' -PropertyType String -Value 'portal.example.jp' -Force | Out-Null
New-ItemProperty -Path $key -Name '2' -PropertyType String -Value 'login.example.jp' -Force | Out-Null
